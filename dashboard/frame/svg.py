"""Charts drawn on the server: bars and nothing else. Presentation attributes only, for the policy allows no styles."""

from collections.abc import Sequence

from markupsafe import Markup, escape

WIDTH, ROW, PAIR, BOTTOM, TOP, LEFT = 360, 26, 36, 26, 16, 92
BAR, SECOND, PALE, INK, LINE = "#0b57a4", "#c47a00", "#9bbfe4", "#1c2430", "#d5dbe3"


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}" font-size="12" fill="{INK}">{escape(words)}</text>'


def _frame(title: str, height: int, parts: Sequence[str]) -> Markup:
    head = f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}" class="chart">'
    return Markup(f"{head}{''.join(parts)}</svg>")  # noqa: S704  (every text in it is escaped)


def columns(
    title: str,
    names: Sequence[str],
    values: Sequence[int | None],
    *,
    unit: str = "",
    parts: Sequence[int] | None = None,
    most: int | None = None,
) -> Markup:
    """Upright bars with their values on top; `parts` is the share of each bar drawn in the second colour."""
    height = 200
    floor = height - BOTTOM
    scale = (floor - TOP) / max(most or 0, *(value or 0 for value in values), 1)
    step = WIDTH / max(len(names), 1)
    drawn = [f'<line x1="0" y1="{floor}" x2="{WIDTH}" y2="{floor}" stroke="{LINE}"/>']
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        middle = (place + 0.5) * step
        drawn.append(_text(middle, height - 8, name))
        if value is None:
            drawn.append(_text(middle, floor - 4, "—"))
            continue
        tall = value * scale
        drawn.append(_bar(middle - step * 0.3, floor - tall, step * 0.6, tall, BAR))
        if parts and parts[place]:
            drawn.append(
                _bar(middle - step * 0.3, floor - parts[place] * scale, step * 0.6, parts[place] * scale, SECOND)
            )
        drawn.append(_text(middle, floor - tall - 4, f"{value}{unit}"))
    return _frame(title, height, drawn)


def rows(title: str, names: Sequence[str], values: Sequence[int | None], *, unit: str = "", most: int = 100) -> Markup:
    """Lying bars, a line each, in the order given."""
    room = WIDTH - LEFT - 48
    drawn = []
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        y = place * ROW + 4
        drawn.append(_text(LEFT - 6, y + 14, name if len(name) <= 7 else f"{name[:6]}…", "end"))
        long = room * (value or 0) / most
        drawn.append(_bar(LEFT, y + 2, long, ROW - 10, BAR))
        drawn.append(_text(LEFT + long + 6, y + 14, "—" if value is None else f"{value}{unit}", "start"))
    return _frame(title, max(len(names), 1) * ROW + 6, drawn)


def pairs(title: str, names: Sequence[str], values: Sequence[int], before: Sequence[int]) -> Markup:
    """Two lying bars for each name: now, and under it before."""
    room = WIDTH - LEFT - 48
    scale = room / max([*values, *before, 1])
    drawn = []
    for place, (name, value, old) in enumerate(zip(names, values, before, strict=True)):
        y = place * PAIR + 4
        drawn.append(_text(LEFT - 6, y + 18, name if len(name) <= 7 else f"{name[:6]}…", "end"))
        for each, colour, below in ((value, BAR, 0), (old, PALE, 15)):
            drawn.append(_bar(LEFT, y + below + 1, each * scale, 12, colour))
            drawn.append(_text(LEFT + each * scale + 6, y + below + 11, str(each), "start"))
    return _frame(title, max(len(names), 1) * PAIR + 6, drawn)


def _bar(x: float, y: float, wide: float, tall: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" fill="{colour}"/>'
