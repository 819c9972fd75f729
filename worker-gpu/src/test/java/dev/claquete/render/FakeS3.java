package dev.claquete.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** One bucket in memory: what {@code ObjectStore} calls for putting, reading and asking, and a count of what was put. */
public class FakeS3 implements S3Client {

    private record Stored(byte[] bytes, PutObjectRequest request) {}

    private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final AtomicInteger puts = new AtomicInteger();

    public Set<String> keys() {
        return new TreeMap<>(objects).keySet();
    }

    public int puts() {
        return puts.get();
    }

    public void remove(String key) {
        objects.remove(key);
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        try (InputStream content = body.contentStreamProvider().newStream()) {
            objects.put(request.key(), new Stored(content.readAllBytes(), request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        puts.incrementAndGet();
        return PutObjectResponse.builder().eTag("\"etag\"").build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        Stored stored = stored(request.key());
        return HeadObjectResponse.builder()
                .contentLength((long) stored.bytes.length)
                .contentType(stored.request.contentType())
                .eTag("\"etag\"")
                .metadata(stored.request.metadata())
                .build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        Stored stored = stored(request.key());
        GetObjectResponse response = GetObjectResponse.builder()
                .contentLength((long) stored.bytes.length)
                .contentType(stored.request.contentType())
                .metadata(stored.request.metadata())
                .build();
        try {
            return transformer.transform(response, AbortableInputStream.create(new ByteArrayInputStream(stored.bytes)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        return getObject(request, ResponseTransformer.toInputStream());
    }

    private Stored stored(String key) {
        Stored stored = objects.get(key);
        if (stored == null) {
            throw NoSuchKeyException.builder().statusCode(404).message(key).build();
        }
        return stored;
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
