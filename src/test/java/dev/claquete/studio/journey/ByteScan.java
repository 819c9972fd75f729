package dev.claquete.studio.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for many byte sequences in one pass over a file: most places end at the table of first pairs of bytes. */
final class ByteScan {

    private record Sequence(String name, byte[] bytes) {}

    private final boolean[] begins = new boolean[1 << 16];
    private final Map<Integer, List<Sequence>> byPair = new HashMap<>();

    /** @param bytes two at least */
    void add(String name, byte[] bytes) {
        int pair = pair(bytes, 0);
        begins[pair] = true;
        byPair.computeIfAbsent(pair, any -> new ArrayList<>()).add(new Sequence(name, bytes));
    }

    /** @return the names of the sequences in it */
    Set<String> in(byte[] content) {
        Set<String> found = new TreeSet<>();
        for (int at = 0; at + 1 < content.length; at++) {
            int pair = pair(content, at);
            if (begins[pair]) {
                for (Sequence sequence : byPair.get(pair)) {
                    if (isAt(content, at, sequence.bytes())) {
                        found.add(sequence.name());
                    }
                }
            }
        }
        return found;
    }

    private static boolean isAt(byte[] content, int at, byte[] bytes) {
        int end = at + bytes.length;
        return end <= content.length && Arrays.equals(content, at, end, bytes, 0, bytes.length);
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
