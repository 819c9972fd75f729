package dev.claquete.render.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a shared library without a single function, for the loader of 64-bit Linux. It stands in for a desktop library
 * (sound, screen capture) that FFmpeg is linked to but never calls here, on machines without it.
 *
 * <pre>
 * 0    ELF header         64 bytes      ELF-64 Object File Format, version 1.5, draft 2
 * 64   program headers    3 x 56        one loadable segment, its dynamic table, "no executable stack"
 * 232  hash table         20, 4 spare   one bucket, one symbol
 * 256  symbol table       24            only the reserved null symbol
 * 280  dynamic table      7 x 16
 * 392  string table       1 + name + 1
 * </pre>
 */
final class EmptyLibrary {

    private static final int HASH = 232;
    private static final int SYMBOLS = 256;
    private static final int DYNAMIC = 280;
    private static final int STRINGS = 392;
    private static final int READ_WRITE = 6;

    private EmptyLibrary() {}

    /** Writes the library under its own name, atomically. */
    static void write(Path folder, String name) throws IOException {
        Path draft = Files.createTempFile(folder, name, ".draft");
        Files.write(draft, bytes(name, machine()));
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The ELF number of this machine's instruction set. */
    private static short machine() {
        return (short) (System.getProperty("os.arch").equals("aarch64") ? 183 : 62);
    }

    private static byte[] bytes(String name, short machine) {
        byte[] soname = name.getBytes(StandardCharsets.US_ASCII);
        int stringsSize = soname.length + 2;
        int size = STRINGS + stringsSize;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16); // 64 bit, little endian, version 1
        elf.putShort((short) 3)
                .putShort(machine)
                .putInt(1)
                .putLong(0)
                .putLong(64)
                .putLong(0); // a shared object
        elf.putInt(0).putShort((short) 64).putShort((short) 56).putShort((short) 3);
        elf.position(64);
        programHeader(elf, 1, 0, size, 4096);
        programHeader(elf, 2, DYNAMIC, STRINGS - DYNAMIC, 8);
        programHeader(elf, 0x6474e551, 0, 0, 16);
        elf.position(HASH);
        elf.putInt(1).putInt(1).putInt(0).putInt(0);
        elf.position(DYNAMIC);
        entry(elf, 14, 1); // DT_SONAME
        entry(elf, 4, HASH);
        entry(elf, 5, STRINGS);
        entry(elf, 6, SYMBOLS);
        entry(elf, 10, stringsSize);
        entry(elf, 11, 24); // size of one symbol
        entry(elf, 0, 0);
        elf.position(STRINGS + 1);
        elf.put(soname);
        return elf.array();
    }

    private static void programHeader(ByteBuffer elf, int type, long offset, long size, long alignment) {
        elf.putInt(type).putInt(READ_WRITE);
        elf.putLong(offset).putLong(offset).putLong(offset).putLong(size).putLong(size);
        elf.putLong(alignment);
    }

    private static void entry(ByteBuffer elf, long tag, long value) {
        elf.putLong(tag).putLong(value);
    }
}
