"""Talk written down as text: lines, names before them, stamps, Markdown, summary pages."""
