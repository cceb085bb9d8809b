"""Small widgets: numpy in, signals out."""
