"""What screens are made of, drawn by us in the theme's colours and millimetres; nothing of Kivy's look.

Imports the theme, boxes and ``terminal.text``; knows no screen, no service and no store.
"""
