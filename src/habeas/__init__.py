"""Habeas: pages in, sourced events out, a reviewed register."""
