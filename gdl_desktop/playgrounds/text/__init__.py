"""Text: a character-level LSTM."""
