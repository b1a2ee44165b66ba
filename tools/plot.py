"""Small plots as SVG text: two axes, a line, points with a size and a name.

A plot brings its own ground, light or dark as the reader's system is, so that it can be read on a
page of either kind. Nothing but Python's library.
"""
from xml.sax.saxutils import escape, quoteattr

WIDTH, HEIGHT = 640, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 24, 46, 58       # margins around the frame

LIGHT = {'ground': '#ffffff', 'ink': '#24292f', 'faint': '#59636e', 'grid': '#d8dee4', 'mark': '#0a5fc2'}
DARK = {'ground': '#0d1117', 'ink': '#e6edf3', 'faint': '#9198a1', 'grid': '#30363d', 'mark': '#6cb0ff'}
COLOURS = """\
text {{ fill: {ink}; }}
.faint {{ fill: {faint}; }}
.ground {{ fill: {ground}; }}
.grid {{ stroke: {grid}; }}
.diagonal {{ stroke: {faint}; }}
.line {{ stroke: {mark}; }}
.point {{ fill: {mark}; stroke: {ground}; }}
"""
STYLE = """\
text { font: 13px system-ui, 'DejaVu Sans', sans-serif; }
.title { font-weight: 600; font-size: 15px; }
.faint { font-size: 12px; }
.diagonal { stroke-dasharray: 5 5; }
.line { stroke-width: 1.5; fill: none; }
.point { fill-opacity: 0.75; }
""" + COLOURS.format(**LIGHT) + '@media (prefers-color-scheme: dark) {\n' + COLOURS.format(**DARK) + '}'


class Plot:
    def __init__(self, title, x_name, y_name, x_range, y_range):
        self.x_range, self.y_range = x_range, y_range
        self.parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
                      f'height="{HEIGHT}" role="img" aria-label={quoteattr(title)}>',
                      f'<style>\n{STYLE}\n</style>',
                      f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}" rx="6"/>']
        self.text(LEFT, 28, title, 'title')
        self.text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 14, x_name, anchor='middle')
        self.parts.append(f'<text transform="translate(20 {(TOP + HEIGHT - BOTTOM) / 2:.1f}) rotate(-90)" '
                          f'text-anchor="middle">{escape(y_name)}</text>')

    def x(self, value):
        low, high = self.x_range
        return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def y(self, value):
        low, high = self.y_range
        return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    def text(self, x, y, words, style='', anchor='start'):
        kind = f' class="{style}"' if style else ''
        self.parts.append(f'<text{kind} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>')

    def segment(self, x1, y1, x2, y2, style):
        self.parts.append(f'<line class="{style}" x1="{self.x(x1):.1f}" y1="{self.y(y1):.1f}" '
                          f'x2="{self.x(x2):.1f}" y2="{self.y(y2):.1f}"/>')

    def grid(self, x_ticks, y_ticks, name):
        """Lines at the ticks, each named by name(tick)."""
        for tick in x_ticks:
            self.segment(tick, self.y_range[0], tick, self.y_range[1], 'grid')
            self.text(self.x(tick), HEIGHT - BOTTOM + 18, name(tick), 'faint', 'middle')
        for tick in y_ticks:
            self.segment(self.x_range[0], tick, self.x_range[1], tick, 'grid')
            self.text(LEFT - 8, self.y(tick) + 4, name(tick), 'faint', 'end')

    def line(self, points):
        path = ' '.join(f'{self.x(x):.1f},{self.y(y):.1f}' for x, y in points)
        self.parts.append(f'<polyline class="line" points="{path}"/>')

    def point(self, x, y, radius, tip):
        """A disk; `tip` is shown where the mouse rests on it."""
        self.parts.append(f'<circle class="point" cx="{self.x(x):.1f}" cy="{self.y(y):.1f}" r="{radius:.1f}">'
                          f'<title>{escape(tip)}</title></circle>')

    def note(self, x, y, words, dx=0, dy=0, anchor='start'):
        """Small words beside a place of the plot, dx and dy pixels away."""
        self.text(self.x(x) + dx, self.y(y) + dy, words, 'faint', anchor)

    def svg(self):
        return '\n'.join([*self.parts, '</svg>', ''])
