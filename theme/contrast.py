"""How well one colour is read on another."""

Channels = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""


def channels(code: str) -> Channels:
    """From six hexadecimal digits."""
    return (int(code[:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:], 16) / 255)


def contrast(text: Channels, ground: Channels) -> float:
    """From 1 to 21 (WCAG 2.2, *contrast ratio*)."""

    def luminance(of: Channels) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in of]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
