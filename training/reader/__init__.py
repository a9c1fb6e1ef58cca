"""How the reader of printed Thai is made: text, fonts, rendering, damage, the net, its training, its export."""
