"""What joins a transcript and holds no talk itself: chapters, who speaks when, and what a
downloader writes down about a video."""
