package dev.claquete.studio.journey;

import dev.claquete.studio.StudioApplication;
import dev.claquete.worker.GpuWorkerApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One installation of the studio on one data folder: started, killed and started again as a person would. */
final class Installation {

    static final String API_KEY = "journey-key";
    static final String ADMIN_PASSWORD = "journey-password";
    static final String WORKER_SECRET = "journey-worker-secret";

    private final Path folder;
    private final int port = freePort();
    private final int storagePort = freePort();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> options = JavaProcess.OPTIMISED;

    Installation(Path folder) {
        this.folder = folder;
        environment.put("PORT", Integer.toString(port));
        environment.put("CLAQUETE_DATA_DIR", folder.resolve("data").toString());
        environment.put("CLAQUETE_WORK_SCRATCH", folder.resolve("scratch").toString());
        environment.put("CLAQUETE_WORK_LOCK", "5s");
        environment.put("CLAQUETE_STORAGE_PORT", Integer.toString(storagePort));
        environment.put("X_API_KEY", API_KEY);
        environment.put("CLAQUETE_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("WORKER_SECRET", WORKER_SECRET);
    }

    Installation with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Its studios and workers are started again and again, or draw little: their JVMs start quickly and stay slow. */
    Installation shortLived() {
        options = JavaProcess.SHORT_LIVED;
        return this;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path scratch() {
        return folder.resolve("scratch");
    }

    /** Starts the studio and waits until it answers. */
    JavaProcess start() {
        return start(options);
    }

    /** The same with these options of the JVM. */
    JavaProcess start(List<String> options) {
        JavaProcess process =
                new JavaProcess(StudioApplication.class, environment, folder.resolve("studio.log"), options);
        client().awaitHealthy(process);
        return process;
    }

    int port() {
        return port;
    }

    /** Of the embedded S3 server. */
    int storagePort() {
        return storagePort;
    }

    /** Starts a stand-alone worker beside it, with its own temporary folder. */
    JavaProcess startWorker(String accessKeyId, String secretAccessKey) {
        Map<String, String> settings = new HashMap<>();
        settings.put("CLAQUETE_STUDIO_URL", "http://127.0.0.1:" + port);
        settings.put("WORKER_SECRET", WORKER_SECRET);
        settings.put("CLAQUETE_WORK_SCRATCH", folder.resolve("scratch-worker").toString());
        settings.put("CLAQUETE_WORK_LOCK", "5s");
        settings.put("CLAQUETE_STORAGE_ENDPOINT", "http://127.0.0.1:" + storagePort);
        settings.put("CLAQUETE_STORAGE_ACCESS_KEY_ID", accessKeyId);
        settings.put("CLAQUETE_STORAGE_SECRET_ACCESS_KEY", secretAccessKey);
        return new JavaProcess(GpuWorkerApplication.class, settings, folder.resolve("worker.log"), options);
    }

    ApiClient client() {
        return new ApiClient(URI.create("http://127.0.0.1:" + port), API_KEY);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
