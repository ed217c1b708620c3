"""Chapters, summaries and points that a model writes for those who ask for it by name.

All of it is pure: numbered lines and the prompt go out, an answer comes in, is checked line
by line, and is joined at the seams of a long talk. Who carries the prompt to a model stands
elsewhere. Nothing written here is ever speech.
"""
