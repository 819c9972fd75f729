package dev.claquete.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
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

    private final S3Client s3;
    private final String bucket;

    public ObjectStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** What the store says of an object. */
    public record Stat(ObjectKey key, long size, String contentType, String etag, Map<String, String> metadata) {}

    /**
     * Makes the bucket where it is missing; a store that may not create buckets is left as it is. Safe when several nodes do so at
     * once.
     */
    public void ensureBucket() {
        if (hasBucket()) {
            return;
        }
        try {
            s3.createBucket(request -> request.bucket(bucket));
        } catch (S3Exception e) {
            // another node has just made it, or is making it; a bucket of somebody else's answers 403 to the next look
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

    /** A large file goes in parts; it is there when all of them are. */
    public void put(ObjectKey key, Path file, String contentType, Map<String, String> metadata) {
        PutObjectRequest request = putRequest(key, contentType, metadata);
        if (file.toFile().length() > LARGE) {
            new MultipartPut(s3, PART).put(request, file);
        } else {
            s3.putObject(request, RequestBody.fromFile(file));
        }
    }

    public void put(ObjectKey key, byte[] bytes, String contentType, Map<String, String> metadata) {
        s3.putObject(putRequest(key, contentType, metadata), RequestBody.fromBytes(bytes));
    }

    public boolean exists(ObjectKey key) {
        return stat(key).isPresent();
    }

    public Optional<Stat> stat(ObjectKey key) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(key.value()));
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
        s3.getObject(request -> request.bucket(bucket).key(key.value()), file);
        return file;
    }

    public byte[] bytes(ObjectKey key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key.value()))
                .asByteArray();
    }

    /**
     * Opens an object for reading; the caller closes the stream.
     *
     * @param range an HTTP Range header value such as {@code bytes=0-99}, or null for the whole object
     */
    public ResponseInputStream<GetObjectResponse> open(ObjectKey key, @Nullable String range) {
        return s3.getObject(GetObjectRequest.builder()
                .bucket(bucket)
                .key(key.value())
                .range(range)
                .build());
    }

    public InputStream open(ObjectKey key) {
        return open(key, null);
    }

    public void delete(ObjectKey key) {
        s3.deleteObject(request -> request.bucket(bucket).key(key.value()));
    }

    /** An object as a listing shows it; its key may be one that is not ours. */
    public record Listed(String key, long size, Instant lastModified) {}

    /**
     * A part of the bucket, in the order of the keys.
     *
     * @param prefix as for {@link #list}
     * @param after the last key of the page before, or null for the first page
     * @return at most {@code max} objects; none after the last page
     */
    public List<Listed> page(String prefix, @Nullable String after, int max) {
        return s3
                .listObjectsV2(request ->
                        request.bucket(bucket).prefix(prefix).startAfter(after).maxKeys(max))
                .contents()
                .stream()
                .map(object -> new Listed(object.key(), object.size(), object.lastModified()))
                .toList();
    }

    /** The bucket's name, for addresses. */
    public String bucket() {
        return bucket;
    }

    /** Every key that begins with the prefix (which ends in a slash, or names one object's beginning). */
    public List<ObjectKey> list(String prefix) {
        return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .map(ObjectKey::new)
                .toList();
    }

    private PutObjectRequest putRequest(ObjectKey key, String contentType, Map<String, String> metadata) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key.value())
                .contentType(contentType)
                .metadata(metadata)
                .build();
    }

    private static String contentType(@Nullable String type) {
        return type == null ? "application/octet-stream" : type;
    }
}
