package dev.claquete.storage;

import dev.claquete.dependency.CallerWaits;
import dev.claquete.dependency.Dependency;
import dev.claquete.dependency.DependencyUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket that holds all media: Cloudflare R2 in production, an embedded S3 server on a laptop. Thread-safe. */
public final class ObjectStore {

    private static final long LARGE = 512L << 20;
    private static final long PART = 64L << 20;
    private static final int CONFLICT = 409;
    private static final long QUICK = 256L << 10;

    private final S3Client s3;
    private final String bucket;
    private final StoreCalls calls;

    public ObjectStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
        this.calls = new StoreCalls(this::ask);
    }

    /**
     * The store as a dependency that may be down; then every call here fails at once with its
     * {@link DependencyUnavailable}.
     */
    public Dependency dependency() {
        return calls.dependency();
    }

    /** Checks that the store answers; a refusal is an answer too. */
    private void ask() {
        try {
            s3.headBucket(request -> request.bucket(bucket).overrideConfiguration(StoreCalls.promptly()));
        } catch (S3Exception e) {
            if (calls.outage(e) instanceof DependencyUnavailable outage) {
                throw outage;
            }
        }
    }

    /** The store's metadata of an object. */
    public record Stat(ObjectKey key, long size, String contentType, String etag, Map<String, String> metadata) {}

    /**
     * Creates the bucket if it is missing; a store that may not create buckets is left as it is. Several nodes may do
     * so at once.
     */
    public void ensureBucket() {
        if (hasBucket()) {
            return;
        }
        try {
            s3.createBucket(request -> request.bucket(bucket));
        } catch (S3Exception e) {
            // another node has created or is creating it; a bucket of another owner answers 403 to the next request
            if (e.statusCode() != CONFLICT || !appears()) {
                throw e;
            }
        }
    }

    private boolean appears() {
        for (int look = 0; look < 10; look++) {
            if (hasBucket()) {
                return true;
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private boolean hasBucket() {
        try {
            s3.headBucket(request -> request.bucket(bucket));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    /** A large file is uploaded in parts; the object appears when all of them have arrived. */
    public void put(ObjectKey key, Path file, String contentType, Map<String, String> metadata) {
        long bytes = file.toFile().length();
        PutObjectRequest request = putRequest(key, bytes, contentType, metadata);
        calls.run(() -> {
            if (CallerWaits.here() && bytes > QUICK) {
                ask(); // otherwise a store that does not answer would be noticed only after the bytes' time limit
            }
            if (bytes > LARGE) {
                new MultipartPut(s3, PART).put(request, file);
            } else {
                s3.putObject(request, RequestBody.fromFile(file));
            }
        });
    }

    public void put(ObjectKey key, byte[] bytes, String contentType, Map<String, String> metadata) {
        PutObjectRequest request = putRequest(key, bytes.length, contentType, metadata);
        calls.run(() -> s3.putObject(request, RequestBody.fromBytes(bytes)));
    }

    public boolean exists(ObjectKey key) {
        return stat(key).isPresent();
    }

    public Optional<Stat> stat(ObjectKey key) {
        return calls.call(() -> found(key));
    }

    private Optional<Stat> found(ObjectKey key) {
        try {
            HeadObjectResponse head = s3.headObject(
                    request -> request.bucket(bucket).key(key.value()).overrideConfiguration(StoreCalls.briefly()));
            return Optional.of(
                    new Stat(key, head.contentLength(), contentType(head.contentType()), head.eTag(), head.metadata()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Copies an object to a local file that does not exist yet. */
    public Path download(ObjectKey key, Path file) {
        if (CallerWaits.here()) {
            return copy(key, file);
        }
        calls.run(() -> s3.getObject(request -> request.bucket(bucket).key(key.value()), file));
        return file;
    }

    /** The store must begin soon, however long the whole takes. */
    private Path copy(ObjectKey key, Path file) {
        try (InputStream in = open(key)) {
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes(ObjectKey key) {
        return CallerWaits.here()
                ? read(key)
                : calls.call(() -> s3.getObjectAsBytes(
                                request -> request.bucket(bucket).key(key.value()))
                        .asByteArray());
    }

    private byte[] read(ObjectKey key) {
        try (InputStream in = open(key)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens an object for reading; the caller closes the stream.
     *
     * @param range an HTTP Range header value such as {@code bytes=0-99}, or null for the whole object
     */
    public ResponseInputStream<GetObjectResponse> open(ObjectKey key, @Nullable String range) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(bucket).key(key.value()).range(range);
        if (CallerWaits.here()) {
            request.overrideConfiguration(StoreCalls.briefly());
        }
        ResponseInputStream<GetObjectResponse> answer = calls.call(() -> s3.getObject(request.build()));
        return new ResponseInputStream<>(
                answer.response(), AbortableInputStream.create(new StoreStream(answer, calls), answer::abort));
    }

    public InputStream open(ObjectKey key) {
        return open(key, null);
    }

    public void delete(ObjectKey key) {
        calls.run(() -> s3.deleteObject(
                request -> request.bucket(bucket).key(key.value()).overrideConfiguration(StoreCalls.briefly())));
    }

    /** An object in a listing; its key may be invalid for us. */
    public record Listed(String key, long size, Instant lastModified) {}

    /**
     * A page of the bucket, in the order of the keys.
     *
     * @param prefix as for {@link #list}
     * @param after the last key of the previous page, or null for the first page
     * @return at most {@code max} objects; none after the last page
     */
    public List<Listed> page(String prefix, @Nullable String after, int max) {
        return calls.call(() -> s3
                .listObjectsV2(request -> request.bucket(bucket)
                        .prefix(prefix)
                        .startAfter(after)
                        .maxKeys(max)
                        .overrideConfiguration(StoreCalls.briefly()))
                .contents()
                .stream()
                .map(object -> new Listed(object.key(), object.size(), object.lastModified()))
                .toList());
    }

    /** The bucket's name, for addresses. */
    public String bucket() {
        return bucket;
    }

    /** Every key that begins with the prefix (which ends in a slash, or is the beginning of one object's name). */
    public List<ObjectKey> list(String prefix) {
        return calls.call(() -> s3
                .listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(prefix).overrideConfiguration(StoreCalls.briefly()))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(ObjectKey::new)
                .toList());
    }

    private PutObjectRequest putRequest(ObjectKey key, long bytes, String contentType, Map<String, String> metadata) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key.value())
                .contentType(contentType)
                .metadata(metadata)
                .overrideConfiguration(StoreCalls.moving(bytes))
                .build();
    }

    private static String contentType(@Nullable String type) {
        return type == null ? "application/octet-stream" : type;
    }
}
