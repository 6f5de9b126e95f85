"""pixels.py FILE.png COLOUR...: how many pixels have each colour, as rrggbb. First line: width and height."""

import struct
import sys
import zlib


def rows(path):
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, packed, header = 8, b"", None
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        header = struct.unpack(">IIBBBBB", body) if kind == b"IHDR" else header
        packed += body if kind == b"IDAT" else b""
        at += size + 12
    width, height, depth, colour_type = header[:4]
    assert depth == 8 and colour_type in (2, 6) and header[6] == 0
    channels = 3 if colour_type == 2 else 4
    raw, stride = zlib.decompress(packed), width * channels
    before = bytearray(stride)
    for y in range(height):
        start = y * (stride + 1)
        line = bytearray(raw[start + 1 : start + 1 + stride])
        unfilter(raw[start], line, before, channels)
        yield width, height, [bytes(line[x : x + 3]) for x in range(0, stride, channels)]
        before = line


def unfilter(kind, line, before, channels):
    for x in range(len(line)):
        left = line[x - channels] if x >= channels else 0
        up, corner = before[x], before[x - channels] if x >= channels else 0
        guess = left + up - corner
        nearest = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
        line[x] = (line[x] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255


counts, size = {}, None
for width, height, pixels in rows(sys.argv[1]):
    size = (width, height)
    for pixel in pixels:
        counts[pixel] = counts.get(pixel, 0) + 1
print(*size)
for colour in sys.argv[2:]:
    print(colour, counts.get(bytes.fromhex(colour), 0))
