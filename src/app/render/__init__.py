"""What makes pictures of drawings with Qt's painter, without a window."""
