package dev.claquete.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Uploads a file to the store in parts, because one request carries at most 5 GB, and less with some stores. A failed
 * part is sent again by itself. Memory holds no more than a buffer, and a failed upload leaves nothing behind.
 */
final class MultipartPut {

    private final S3Client s3;
    private final long partBytes;

    /** @param partBytes of every part but the last; at least 5 MB by S3's rules, and at most 10 000 parts make an object */
    MultipartPut(S3Client s3, long partBytes) {
        this.s3 = s3;
        this.partBytes = partBytes;
    }

    /** @param object the request of a single upload */
    void put(PutObjectRequest object, Path file) {
        String upload = s3.createMultipartUpload(request -> request.bucket(object.bucket())
                        .key(object.key())
                        .contentType(object.contentType())
                        .metadata(object.metadata()))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(object, upload, file);
            s3.completeMultipartUpload(request -> request.bucket(object.bucket())
                    .key(object.key())
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(parts)));
        } catch (IOException | RuntimeException e) {
            abort(object, upload, e);
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }

    /** If the store is down, it keeps the parts until its own rules remove them (see docs/operations.md). */
    private void abort(PutObjectRequest object, String upload, Exception problem) {
        try {
            s3.abortMultipartUpload(
                    request -> request.bucket(object.bucket()).key(object.key()).uploadId(upload));
        } catch (SdkException e) {
            problem.addSuppressed(e);
        }
    }

    private List<CompletedPart> parts(PutObjectRequest object, String upload, Path file) throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        long size = Files.size(file);
        for (long from = 0; from < size; from += partBytes) {
            int number = parts.size() + 1;
            FileSlice slice = new FileSlice(file, from, Math.min(partBytes, size - from));
            String etag = s3.uploadPart(
                            request -> request.bucket(object.bucket())
                                    .key(object.key())
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .overrideConfiguration(StoreCalls.moving(slice.length())),
                            RequestBody.fromContentProvider(slice::open, slice.length(), "application/octet-stream"))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        return parts;
    }
}
