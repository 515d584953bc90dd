"""Files with price lists: read as a stream, sorted on disk, so that their size needs no memory."""
