"""The hall: settings, addresses, and four tables that connect the rooms."""
