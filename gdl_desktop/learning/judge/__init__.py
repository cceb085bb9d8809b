"""Judges of what a model makes: independent of the model, with every figure's source named. No Qt."""
