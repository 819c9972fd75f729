package dev.claquete.render.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads what a HEIC or AVIF file says about its pictures (ISO 14496-12, 8.11, and ISO 23008-12), without decoding one.
 * Throws {@link IndexOutOfBoundsException} if the file is broken.
 */
final class HeifBoxes {

    private static final int MOST_ITEMS = 4096;
    private static final List<String> ALPHA =
            List.of("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", "urn:mpeg:hevc:2015:auxid:1");

    private final ByteBuffer file;
    private final List<Box> properties = new ArrayList<>();
    private final Map<Long, List<Integer>> propertiesOf = new HashMap<>();
    private final Map<Long, String> types = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final Map<Long, Integer> starts = new HashMap<>();
    private long primary;

    /** A box, from its content on. */
    private record Box(String type, int start, int end) {}

    private record Reference(String type, long from, List<Long> to) {}

    record Size(int widthPx, int heightPx) {
        long pixels() {
            return (long) widthPx * heightPx;
        }
    }

    HeifBoxes(ByteBuffer file) {
        this.file = file;
        children(0, file.limit(), box -> {
            if (box.type.equals("meta") && types.isEmpty()) {
                children(box.start + 4, box.end, this::meta);
            }
        });
        if (!types.containsKey(primary)) {
            throw new IndexOutOfBoundsException("no primary item");
        }
    }

    /** The largest picture that the file declares, single or assembled from tiles. */
    Size largest() {
        return properties.stream()
                .filter(box -> box.type.equals("ispe"))
                .map(box -> new Size(file.getInt(box.start + 4), file.getInt(box.start + 8)))
                .max((a, b) -> Long.compare(a.pixels(), b.pixels()))
                .orElseThrow(() -> new IndexOutOfBoundsException("no size"));
    }

    /** The number of tiles of the primary picture, 1 if it is a single one. */
    int tiles() {
        return to("dimg", primary).size();
    }

    long primary() {
        return primary;
    }

    /** The picture with the primary picture's opacity, if both are single ones. */
    Optional<Long> alpha() {
        return references.stream()
                .filter(it -> it.type.equals("auxl") && it.to.contains(primary))
                .map(Reference::from)
                .filter(item -> List.of("hvc1", "av01").contains(types.getOrDefault(item, "")) && tiles() == 0)
                .filter(item -> of(item, "auxC").anyMatch(box -> ALPHA.contains(word(box))))
                .findFirst();
    }

    /** The orientation of the Exif block, if the file has no orientation properties of its own. */
    ExifOrientation exifOrientation() {
        if (of(primary, "irot").findAny().isPresent()
                || of(primary, "imir").findAny().isPresent()) {
            return ExifOrientation.UPRIGHT;
        }
        return references.stream()
                .filter(it -> it.type.equals("cdsc") && it.to.contains(primary))
                .filter(it -> types.getOrDefault(it.from, "").equals("Exif") && starts.containsKey(it.from))
                .findFirst()
                .map(it -> {
                    int start = starts.getOrDefault(it.from, 0);
                    int tiff = start + 4 + file.getInt(start);
                    return ExifOrientation.ofTiff(
                            file.duplicate().position(tiff).slice());
                })
                .orElse(ExifOrientation.UPRIGHT);
    }

    private Stream<Box> of(long item, String property) {
        return propertiesOf.getOrDefault(item, List.of()).stream()
                .filter(index -> index > 0 && index <= properties.size())
                .map(index -> properties.get(index - 1))
                .filter(box -> box.type.equals(property));
    }

    private List<Long> to(String type, long from) {
        return references.stream()
                .filter(it -> it.type.equals(type) && it.from == from)
                .findFirst()
                .map(Reference::to)
                .orElse(List.of());
    }

    private String word(Box box) {
        StringBuilder word = new StringBuilder();
        for (int at = box.start + 4; at < box.end && file.get(at) != 0; at++) {
            word.append((char) (file.get(at) & 0xFF));
        }
        return word.toString();
    }

    private void meta(Box box) {
        int version = box.end > box.start ? file.get(box.start) : 0;
        switch (box.type) {
            case "pitm" -> primary = number(box.start + 4, version == 0 ? 2 : 4);
            case "iinf" -> children(box.start + (version == 0 ? 6 : 8), box.end, this::item);
            case "iref" -> children(box.start + 4, box.end, reference -> reference(reference, version == 0 ? 2 : 4));
            case "iprp" -> children(box.start, box.end, this::property);
            case "iloc" -> locations(box, version);
            default -> {} // not used here
        }
    }

    private void item(Box box) {
        int version = file.get(box.start);
        int id = version < 3 ? 2 : 4;
        if (box.type.equals("infe") && version >= 2 && types.size() < MOST_ITEMS) {
            types.put(number(box.start + 4, id), text(box.start + 4 + id + 2));
        }
    }

    private void reference(Box box, int id) {
        List<Long> to = new ArrayList<>();
        long count = number(box.start + id, 2);
        for (int i = 0; i < count; i++) {
            to.add(number(box.start + id + 2 + i * id, id));
        }
        if (references.size() < MOST_ITEMS) {
            references.add(new Reference(box.type, number(box.start, id), to));
        }
    }

    private void property(Box box) {
        if (box.type.equals("ipco")) {
            children(box.start, box.end, properties::add);
        } else if (box.type.equals("ipma")) {
            associations(box);
        }
    }

    private void associations(Box box) {
        int id = file.get(box.start) == 0 ? 2 : 4;
        boolean wide = (file.get(box.start + 3) & 1) != 0;
        long items = most(number(box.start + 4, 4));
        int at = box.start + 8;
        for (long i = 0; i < items; i++) {
            List<Integer> indices = new ArrayList<>();
            long item = number(at, id);
            int count = (int) number(at + id, 1);
            at += id + 1;
            for (int k = 0; k < count; k++, at += wide ? 2 : 1) {
                indices.add((int) number(at, wide ? 2 : 1) & (wide ? 0x7FFF : 0x7F));
            }
            propertiesOf.put(item, indices);
        }
    }

    /** Records where items begin that lie in the file itself and in one piece. */
    private void locations(Box box, int version) {
        int sizes = (int) number(box.start + 4, 2);
        int offset = sizes >> 12;
        int length = sizes >> 8 & 15;
        int base = sizes >> 4 & 15;
        int index = version == 0 ? 0 : sizes & 15;
        int id = version < 2 ? 2 : 4;
        int at = box.start + 6 + id;
        long items = most(number(box.start + 6, id));
        for (long i = 0; i < items; i++) {
            long item = number(at, id);
            at += id;
            boolean inFile = version == 0 || (number(at, 2) & 15) == 0;
            at += version == 0 ? 2 : 4;
            long from = number(at, base);
            long extents = number(at + base, 2);
            at += base + 2;
            if (extents == 1 && inFile) {
                starts.put(item, Math.toIntExact(from + number(at + index, offset)));
            }
            at += Math.toIntExact(extents * (index + offset + length));
        }
    }

    private static long most(long items) {
        if (items > MOST_ITEMS) {
            throw new IndexOutOfBoundsException(items + " items");
        }
        return items;
    }

    private void children(int start, int end, Consumer<Box> visit) {
        int at = start;
        for (int boxes = 0; at + 8 <= end && boxes < MOST_ITEMS; boxes++) {
            long size = number(at, 4);
            int header = 8;
            if (size == 1) {
                size = file.getLong(at + 8);
                header = 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < header || size > end - at) {
                throw new IndexOutOfBoundsException("a box of " + size + " bytes, of which there are " + (end - at));
            }
            visit.accept(new Box(text(at + 4), at + header, at + (int) size));
            at += (int) size;
        }
    }

    private String text(int at) {
        byte[] word = new byte[4];
        file.duplicate().position(Math.min(at, file.limit())).get(word);
        return new String(word, StandardCharsets.ISO_8859_1);
    }

    /** Reads a big-endian number of zero, one, two, four or eight bytes. */
    private long number(int at, int bytes) {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number = number << 8 | file.get(at + i) & 0xFF;
        }
        return number;
    }
}
