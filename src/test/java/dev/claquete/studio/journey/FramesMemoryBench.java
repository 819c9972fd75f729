package dev.claquete.studio.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claquete.render.ffmpeg.PinnedFfmpeg;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** What {@code bench/frames-memory.sh} runs. */
final class FramesMemoryBench {

    private static final long GB = 1L << 30;
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private final Installation installation;
    private final Path folder;
    private final Path video;

    private FramesMemoryBench(Path folder, Path video) {
        this.folder = folder;
        this.video = video;
        this.installation = new Installation(folder).with("CLAQUETE_FILES_QUOTA", "0");
    }

    public static void main(String[] arguments) throws Exception {
        double gigabytes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        String heap = arguments.length > 1 ? arguments[1] : "256m";
        Path folder = Files.createTempDirectory("frames-memory");
        try {
            Path video = recorded(folder, (long) (gigabytes * GB));
            System.out.printf(
                    Locale.ROOT, "%nA video of %.2f GB, a heap of at most %s%n%n", Files.size(video) / 1e9, heap);
            System.out.println(
                    "| | seconds | frames | ZIP MB | heap, MB: most before / after a collection | resident MB |");
            System.out.println("|---|---|---|---|---|---|");
            new FramesMemoryBench(folder, video).run(heap);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Noise does not shrink: a second of it again and again until there is enough. */
    private static Path recorded(Path folder, long bytes) throws Exception {
        Path second = folder.resolve("second.avi");
        ffmpeg(
                "-f",
                "lavfi",
                "-i",
                "nullsrc=s=1920x1080:r=10:d=2,geq=random(1)*255:128:128",
                "-c:v",
                "mjpeg",
                "-q:v",
                "1",
                "-pix_fmt",
                "yuvj420p",
                second.toString());
        Path video = folder.resolve("video.mkv");
        ffmpeg(
                "-stream_loop",
                "-1",
                "-i",
                second.toString(),
                "-c",
                "copy",
                "-fs",
                String.valueOf(bytes),
                video.toString());
        Files.delete(second);
        return video;
    }

    private static void ffmpeg(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(PinnedFfmpeg.unpack().program("ffmpeg").toString(), "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(command.toString());
        }
    }

    private interface Upload {
        String begin() throws Exception;
    }

    private void run(String heap) throws Exception {
        measure("one form", heap, this::inOneForm);
        measure("in pieces, the line broken 9 times", heap, this::inPieces);
    }

    private void measure(String how, String heap, Upload upload) throws Exception {
        Path log = folder.resolve("gc.log");
        try (JavaProcess studio =
                installation.start(List.of("-Xmx" + heap, "-Xlog:gc*:file=" + log + "::filecount=0"))) {
            long begin = System.nanoTime();
            JsonNode job = ended(begun(upload, studio));
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %d | %.0f | %s | %d |%n",
                    how,
                    seconds,
                    job.path("frames").asInt(),
                    job.path("bytes").asLong() / 1e6,
                    heap(log),
                    resident(studio.pid()));
        }
        Files.deleteIfExists(log);
    }

    private static String begun(Upload upload, JavaProcess studio) throws Exception {
        try {
            return upload.begin();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(studio.logTail(), e);
        }
    }

    private JsonNode ended(String id) throws InterruptedException {
        while (true) {
            JsonNode job = installation.client().get("/videos/status/" + id);
            switch (job.path("status").asText()) {
                case "COMPLETED" -> {
                    return job;
                }
                case "FAILED" -> throw new IllegalStateException(job.toString());
                default -> Thread.sleep(500);
            }
        }
    }

    private String inOneForm() throws Exception {
        byte[] head = ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"video.mkv\"\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] foot = "\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII);
        try (Socket line = new Socket("127.0.0.1", installation.port())) {
            head(
                    line,
                    "POST /videos/upload",
                    "Content-Type: multipart/form-data; boundary=x",
                    head.length + Files.size(video) + foot.length);
            line.getOutputStream().write(head);
            send(line.getOutputStream(), 0, Files.size(video));
            line.getOutputStream().write(foot);
            return lastWord(headers(line), "/videos/status/");
        }
    }

    private String inPieces() throws Exception {
        long size = Files.size(video);
        String upload;
        try (Socket line = new Socket("127.0.0.1", installation.port())) {
            head(line, "POST /videos/uploads", "Tus-Resumable: 1.0.0\r\nUpload-Length: " + size, 0);
            upload = lastWord(headers(line), "/videos/uploads/");
        }
        for (int attempt = 1; ; attempt++) {
            long at = offset(upload);
            try (Socket line = new Socket("127.0.0.1", installation.port())) {
                head(
                        line,
                        "PATCH /videos/uploads/" + upload,
                        "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: " + at,
                        size - at);
                if (attempt == 10) {
                    send(line.getOutputStream(), at, size);
                    return lastWord(headers(line), "/videos/status/");
                }
                send(line.getOutputStream(), at, Math.max(at, size * attempt / 10));
            }
        }
    }

    /** Waits until what was sent over the line that broke has been put away. */
    private long offset(String upload) throws Exception {
        long before = -1;
        while (true) {
            Thread.sleep(1500);
            long now = installation
                    .client()
                    .get("/videos/uploads/" + upload)
                    .path("offset")
                    .asLong();
            if (now == before) {
                return now;
            }
            before = now;
        }
    }

    private static void head(Socket line, String request, String more, long length) throws IOException {
        line.getOutputStream()
                .write((request + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + Installation.API_KEY + "\r\n" + more
                                + "\r\nContent-Length: " + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private void send(OutputStream out, long from, long to) throws IOException {
        byte[] buffer = new byte[1 << 20];
        try (RandomAccessFile file = new RandomAccessFile(video.toFile(), "r")) {
            file.seek(from);
            for (long at = from; at < to; ) {
                int some = file.read(buffer, 0, (int) Math.min(buffer.length, to - at));
                out.write(buffer, 0, some);
                at += some;
            }
        }
    }

    private static List<String> headers(Socket line) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
        List<String> lines = new ArrayList<>();
        for (String next = reader.readLine(); next != null && !next.isEmpty(); next = reader.readLine()) {
            lines.add(next);
        }
        return lines;
    }

    private static String lastWord(List<String> headers, String before) {
        return headers.stream()
                .filter(header -> header.startsWith("Location: ") && header.contains(before))
                .map(header -> header.substring(header.indexOf(before) + before.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(headers.toString()));
    }

    private static String heap(Path log) throws IOException {
        int before = 0;
        int after = 0;
        for (String entry : Files.readAllLines(log)) {
            Matcher heap = HEAP.matcher(entry);
            if (entry.contains("Pause") && heap.find()) {
                before = Math.max(before, Integer.parseInt(heap.group(1)));
                after = Math.max(after, Integer.parseInt(heap.group(2)));
            }
        }
        return before + " / " + after;
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(entry -> entry.startsWith("VmHWM:"))
                .mapToLong(entry -> Long.parseLong(entry.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
