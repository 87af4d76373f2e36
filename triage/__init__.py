"""De kern van Wegwijs: wat er aan de hand is, wie er aan zet is en wat de volgende vraag is.

Dit pakket gebruikt alleen de standaardbibliotheek en importeert niets van de rest van het
project. Alles hier is te lezen en te testen zonder Rasa, web, database of netwerk.
"""
