"""What everything looks like: tokens, components, pictures, layout, gallery."""
