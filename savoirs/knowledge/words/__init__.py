"""« Mots d’ici »: other words for what people search, what each brings, and what visitors search in vain."""
