"""Latent space: a variational autoencoder."""
