"""Eigen onderdelen van Rasa: kanaal, trackers, taal en herkenning."""
