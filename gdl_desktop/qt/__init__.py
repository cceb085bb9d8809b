"""A Qt toolkit that knows no model: threads, widgets, forms. No torch."""
