#!/usr/bin/env bash
# Makes the pictures of this folder from one drawn by ImageMagick: 45x35 pixels, odd on purpose, without
# symmetry, colours smooth enough for lossy formats. Needs imagemagick, libjpeg-turbo-progs, webp,
# libtiff-tools, gifsicle and libimage-exiftool-perl of Debian 12.
# Run: ./make.sh FOLDER
set -euo pipefail
out=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
strip=(-strip +set date:create +set date:modify +set date:timestamp)

# Red to the right, green downwards, a ring and a bar. Then what formats need: grey, alpha, sixteen bits
# that are no eight bits written twice, few colours.
plain() { # FILE MAXIMUM: a plain PPM of 45x35 pixels
  awk -v max="$2" 'function level(share) { return int(max * share + 0.5) }
    BEGIN {
      print "P3\n45 35\n" max
      for (y = 0; y < 35; y++) for (x = 0; x < 45; x++) {
        red = 0.08 + 0.0191 * x; green = 0.05 + 0.0253 * y; blue = 0.2 + 0.006 * x + 0.0007 * x * y / 3
        ring = (x - 14) ^ 2 + (y - 12) ^ 2
        if (ring > 49 && ring < 121) { red = 0.93; green = 0.85 - 0.004 * y; blue = 0.17 }
        if (x >= 28 && x <= 40 && y >= 22 && y <= 26) { red = 0.12; green = 0.23; blue = 0.78 }
        print level(red), level(green), level(blue)
      }
    }' > "$1"
}
plain picture.ppm 255
plain deep.ppm 65535
convert picture.ppm "${strip[@]}" -depth 8 PNG24:picture.png
convert deep.ppm "${strip[@]}" -depth 16 PNG48:deep.png
convert picture.png -colorspace Gray "${strip[@]}" -depth 8 grey.png
convert grey.png PGM:grey.pgm
convert -size 45x35 gradient:white-gray20 -depth 8 mask.png
convert picture.png mask.png -alpha off -compose CopyOpacity -composite "${strip[@]}" PNG32:alpha.png

# JPEG
jpeg() { cjpeg -quality 92 "${@:2}" picture.ppm > "$out/$1"; }
jpeg jpeg-444.jpg -sample 1x1
jpeg jpeg-420.jpg -sample 2x2
jpeg jpeg-422.jpg -sample 2x1
jpeg jpeg-440.jpg -sample 1x2
jpeg jpeg-optimized.jpg -sample 2x2 -optimize
jpeg jpeg-progressive-444.jpg -sample 1x1 -progressive
jpeg jpeg-progressive-420.jpg -sample 2x2 -progressive
jpeg jpeg-restart.jpg -sample 2x2 -restart 2B
jpeg jpeg-rgb.jpg -rgb
cjpeg -quality 92 grey.pgm > "$out/jpeg-grey.jpg"
cjpeg -quality 92 -progressive grey.pgm > "$out/jpeg-grey-progressive.jpg"
convert picture.png -colorspace CMYK "${strip[@]}" -quality 92 -sampling-factor 1x1 "$out/jpeg-cmyk-adobe.jpg"
for n in 1 2 3 4 5 6 7 8; do
  cp "$out/jpeg-420.jpg" "$out/jpeg-orientation-$n.jpg"
  exiftool -q -overwrite_original -n "-IFD0:Orientation=$n" "$out/jpeg-orientation-$n.jpg"
done
# With a thumbnail for fast preprocessing: a larger picture, scaled by libjpeg itself.
convert picture.png -filter Triangle -resize 180x140\! "${strip[@]}" PPM:large.ppm
cjpeg -quality 80 -sample 2x2 large.ppm > "$out/jpeg-large.jpg"
cjpeg -quality 80 -sample 2x2 -progressive large.ppm > "$out/jpeg-large-progressive.jpg"
convert large.ppm -filter Box -resize 90x70\! PPM:thumbnail.ppm
cjpeg -quality 92 -sample 1x1 thumbnail.ppm > thumbnail.jpg
cp "$out/jpeg-large.jpg" "$out/jpeg-thumbnail.jpg"
exiftool -q -overwrite_original -n -IFD0:Orientation=1 '-ThumbnailImage<=thumbnail.jpg' "$out/jpeg-thumbnail.jpg"

# PNG
png() { convert "$2" "${@:3}" "${strip[@]}" "$out/$1"; }
for bits in 1 2 4 8; do
  png png-grey-$bits.png grey.png +dither -posterize $((1 << bits)) \
    -define png:color-type=0 -define png:bit-depth=$bits
done
png png-grey-16.png deep.png -colorspace Gray -depth 16 -define png:color-type=0 -define png:bit-depth=16
png png-grey-alpha.png alpha.png -colorspace Gray -define png:color-type=4 -define png:bit-depth=8
png png-grey-alpha-16.png alpha.png -colorspace Gray -define png:color-type=4 -define png:bit-depth=16
png png-rgb.png picture.png -define png:color-type=2 -define png:bit-depth=8
png png-rgb-16.png deep.png -define png:color-type=2 -define png:bit-depth=16
png png-rgba.png alpha.png -define png:color-type=6 -define png:bit-depth=8
png png-rgba-16.png alpha.png -define png:color-type=6 -define png:bit-depth=16
png png-palette-1.png picture.png +dither -colors 2 -define png:color-type=3 -define png:bit-depth=1
png png-palette-2.png picture.png +dither -colors 4 -define png:color-type=3 -define png:bit-depth=2
png png-palette-4.png picture.png +dither -colors 16 -define png:color-type=3 -define png:bit-depth=4
png png-palette-8.png picture.png +dither -colors 64 -define png:color-type=3 -define png:bit-depth=8
convert picture.png +dither -colors 15 few.png
convert few.png \( -size 45x35 xc:white -fill black -draw 'rectangle 4,20 18,30' \) \
  -alpha off -compose CopyOpacity -composite "${strip[@]}" transparent.png
convert transparent.png "${strip[@]}" PNG8:"$out/png-palette-trns.png"
png png-interlaced.png picture.png -interlace PNG -define png:color-type=2 -define png:bit-depth=8
png png-interlaced-grey-2.png grey.png +dither -posterize 4 -interlace PNG -define png:color-type=0 -define png:bit-depth=2
png png-interlaced-rgba.png alpha.png -interlace PNG -define png:color-type=6
convert transparent.png "${strip[@]}" -interlace PNG PNG8:"$out/png-interlaced-palette.png"
# Each filter alone in every row: ImageMagick lets nobody choose, so they are written here.
python3 - picture.ppm "$out" <<'PYTHON'
import struct, sys, zlib

words = open(sys.argv[1]).read().split()
width, height = int(words[1]), int(words[2])
samples = [int(word) for word in words[4:]]
rows = [samples[3 * width * y : 3 * width * (y + 1)] for y in range(height)]


def paeth(left, up, corner):
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))


def chunk(name, content):
    return (struct.pack(">I", len(content)) + name + content
            + struct.pack(">I", zlib.crc32(name + content)))


def filtered(kind, row, above):
    for i, value in enumerate(row):
        left = row[i - 3] if i >= 3 else 0
        corner = above[i - 3] if i >= 3 else 0
        up = above[i]
        guess = [0, left, up, (left + up) // 2, paeth(left, up, corner)][kind]
        yield (value - guess) & 255


header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
for kind in range(5):
    data, above = bytearray(), [0] * (3 * width)
    for row in rows:
        data.append(kind)
        data.extend(filtered(kind, row, above))
        above = row
    with open(f"{sys.argv[2]}/png-filter-{kind}.png", "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
                  + chunk(b"IDAT", zlib.compress(bytes(data), 9)) + chunk(b"IEND", b""))
PYTHON

# GIF
convert picture.png +dither -colors 32 "${strip[@]}" "$out/gif-plain.gif"
gifsicle --no-warnings --interlace "$out/gif-plain.gif" -o "$out/gif-interlaced.gif"
convert transparent.png "${strip[@]}" "$out/gif-transparent.gif"
convert transparent.png "${strip[@]}" -interlace GIF "$out/gif-interlaced-transparent.gif"
# A first frame smaller than its screen, and two frames.
convert -size 45x35 \( picture.png -crop 24x20+8+6 +dither -colors 16 \) "${strip[@]}" "$out/gif-offset.gif"
convert -delay 10 few.png \( few.png -flop \) -loop 0 "${strip[@]}" "$out/gif-animated.gif"

# BMP
convert picture.png "${strip[@]}" -type TrueColor BMP3:"$out/bmp-24.bmp"
convert alpha.png "${strip[@]}" BMP:"$out/bmp-32-alpha.bmp"
convert picture.png +dither -colors 64 "${strip[@]}" -type Palette -compress None BMP3:"$out/bmp-8.bmp"
convert picture.png +dither -colors 64 "${strip[@]}" -type Palette -compress RLE BMP3:"$out/bmp-rle-8.bmp"
convert picture.png +dither -colors 12 "${strip[@]}" -type Palette -compress None BMP3:"$out/bmp-4.bmp"
convert picture.png +dither -monochrome "${strip[@]}" -compress None BMP3:"$out/bmp-1.bmp"
convert picture.png "${strip[@]}" BMP2:"$out/bmp-core-24.bmp"

# TIFF
convert picture.png "${strip[@]}" -compress None -define tiff:rows-per-strip=8 base.tif
convert grey.png "${strip[@]}" -compress None -define tiff:rows-per-strip=8 grey.tif
tiffcp -s -r 8 -c none base.tif "$out/tiff-strips.tif"
tiffcp -B -s -r 8 -c none base.tif "$out/tiff-strips-big-endian.tif"
tiffcp -8 -s -r 8 -c none base.tif "$out/tiff-bigtiff.tif"
tiffcp -t -w 16 -l 16 -c none base.tif "$out/tiff-tiles.tif"
tiffcp -t -w 16 -l 16 -c lzw base.tif "$out/tiff-tiles-lzw.tif"
tiffcp -s -r 8 -c lzw base.tif "$out/tiff-lzw.tif"
tiffcp -s -r 8 -c lzw:2 base.tif "$out/tiff-lzw-predictor.tif"
tiffcp -s -r 8 -c zip base.tif "$out/tiff-deflate.tif"
tiffcp -s -r 8 -c zip:2 base.tif "$out/tiff-deflate-predictor.tif"
tiffcp -s -r 8 -c packbits base.tif "$out/tiff-packbits.tif"
tiffcp -s -r 16 -c jpeg:92:r base.tif "$out/tiff-jpeg.tif"
tiffcp -p separate -s -r 8 -c none base.tif "$out/tiff-planes.tif"
tiffcp -s -r 8 -c none grey.tif "$out/tiff-grey.tif"
convert deep.png "${strip[@]}" -depth 16 -compress None "$out/tiff-rgb-16.tif"
convert deep.png -colorspace Gray "${strip[@]}" -depth 16 -compress Zip "$out/tiff-grey-16.tif"
convert alpha.png "${strip[@]}" -compress LZW "$out/tiff-rgba.tif"
convert picture.png +dither -colors 16 "${strip[@]}" -type Palette -compress None "$out/tiff-palette.tif"
convert grey.png -threshold 50% "${strip[@]}" -type Bilevel -compress Group4 "$out/tiff-group4.tif"
convert picture.png -colorspace CMYK "${strip[@]}" -compress LZW "$out/tiff-cmyk.tif"
cp "$out/tiff-strips.tif" "$out/tiff-orientation-6.tif"
tiffset -s 274 6 "$out/tiff-orientation-6.tif"

# WebP
cwebp -quiet -q 85 picture.png -o "$out/webp-lossy.webp"
cwebp -quiet -lossless picture.png -o "$out/webp-lossless.webp"
cwebp -quiet -q 85 -alpha_q 100 alpha.png -o "$out/webp-lossy-alpha.webp"
cwebp -quiet -lossless -exact alpha.png -o "$out/webp-lossless-alpha.webp"
cwebp -quiet -q 85 grey.png -o "$out/webp-grey.webp"
