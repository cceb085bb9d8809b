"""GAN: a class-conditional generative adversarial network (ACGAN)."""
