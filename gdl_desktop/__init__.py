"""GDL Desktop: train generative models in front of your eyes and play with them while they learn."""

__version__ = "0.1.0"
