"""The icon in the browser's tab, as a drawing: an icon by name would be fetched from another computer."""

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d5c4d"/>'
    '<path d="M5 9c4-2 8-1.500 11 1 3-2.500 7-3 11-1v14c-4-1.500-8-1-11 1.500-3-2.500-7-3-11-1.500z" fill="#fff"/>'
    '<path d="M16 10v14.500" stroke="#1d5c4d" stroke-width="1.600"/></svg>'
)
