"""Where everything in a picture stands: order and columns, arrows and their numbers, headings, legend and foot."""
