"""How a documented structure is declared once: fields, rules, effects, and what follows from them."""
