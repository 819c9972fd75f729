package dev.claquete.studio.fakes;

import dev.claquete.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/**
 * An S3 client over a map, for tests of handlers: one bucket that always exists, no versions, no multipart. It remembers
 * the order of writes, and can refuse one to show what a crash between two writes leaves behind. Thread-safe.
 */
public final class InMemoryS3 implements S3Client {

    private record Stored(byte[] bytes, String contentType, Map<String, String> metadata) {

        String etag() {
            return '"' + HexFormat.of().toHexDigits(Arrays.hashCode(bytes)) + '"';
        }
    }

    private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Predicate<String>> refusal = new AtomicReference<>();

    /** The store that the code under test sees. */
    public ObjectStore store() {
        return new ObjectStore(this, "test");
    }

    /** The keys that exist, in order. */
    public List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** Every key written so far, oldest first; a key written twice is listed twice. */
    public List<String> writes() {
        return List.copyOf(writes);
    }

    /** The next write of a matching key fails with 503, once. */
    public void refuseNextWrite(Predicate<String> key) {
        refusal.set(key);
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        Predicate<String> refused = refusal.get();
        if (refused != null && refused.test(request.key()) && refusal.compareAndSet(refused, null)) {
            throw S3Exception.builder()
                    .statusCode(503)
                    .awsErrorDetails(
                            AwsErrorDetails.builder().errorCode("SlowDown").build())
                    .message("Slow down (scripted by the test)")
                    .build();
        }
        Stored stored = new Stored(bytes(body), request.contentType(), Map.copyOf(request.metadata()));
        objects.put(request.key(), stored);
        writes.add(request.key());
        return PutObjectResponse.builder().eTag(stored.etag()).build();
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return HeadBucketResponse.builder().build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        Stored stored = find(request.key());
        return HeadObjectResponse.builder()
                .contentLength((long) stored.bytes().length)
                .contentType(stored.contentType())
                .eTag(stored.etag())
                .metadata(stored.metadata())
                .build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        try {
            return transformer.transform(
                    response(request), AbortableInputStream.create(new ByteArrayInputStream(part(request))));
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + request.key(), e);
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        return new ResponseInputStream<>(
                response(request), AbortableInputStream.create(new ByteArrayInputStream(part(request))));
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        objects.remove(request.key());
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        String prefix = request.prefix() == null ? "" : request.prefix();
        List<S3Object> found = objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> S3Object.builder()
                        .key(entry.getKey())
                        .size((long) entry.getValue().bytes().length)
                        .build())
                .toList();
        return ListObjectsV2Response.builder()
                .contents(found)
                .keyCount(found.size())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}

    private Stored find(String key) {
        Stored stored = objects.get(key);
        if (stored == null) {
            throw NoSuchKeyException.builder()
                    .statusCode(404)
                    .message("The specified key does not exist.")
                    .build();
        }
        return stored;
    }

    private GetObjectResponse response(GetObjectRequest request) {
        Stored stored = find(request.key());
        return GetObjectResponse.builder()
                .contentLength((long) part(request).length)
                .contentType(stored.contentType())
                .eTag(stored.etag())
                .metadata(stored.metadata())
                .build();
    }

    /** Understands {@code bytes=from-to} and {@code bytes=from-}. */
    private byte[] part(GetObjectRequest request) {
        byte[] all = find(request.key()).bytes();
        if (request.range() == null) {
            return all;
        }
        String[] ends = request.range().substring("bytes=".length()).split("-", 2);
        int from = Integer.parseInt(ends[0]);
        int to = ends[1].isEmpty() ? all.length - 1 : Math.min(all.length - 1, Integer.parseInt(ends[1]));
        return Arrays.copyOfRange(all, from, to + 1);
    }

    private static byte[] bytes(RequestBody body) {
        try (InputStream content = body.contentStreamProvider().newStream()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
