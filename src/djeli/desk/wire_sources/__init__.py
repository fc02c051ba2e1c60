"""Where agency copy comes from: sources, how they fare, and a try before they are used."""
