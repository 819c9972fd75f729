package dev.claquete.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Several nodes that find no bucket at the same moment. */
class ObjectStoreTest {

    private static final S3Exception MISSING =
            (S3Exception) NoSuchBucketException.builder().statusCode(404).build();

    /** A store that says of its bucket what is scripted, and then that it is there. */
    private static final class Scripted implements S3Client {

        private final Queue<S3Exception> looks;
        private final Deque<S3Exception> creations;

        Scripted(List<S3Exception> looks, List<S3Exception> creations) {
            this.looks = new ArrayDeque<>(looks);
            this.creations = new ArrayDeque<>(creations);
        }

        @Override
        public HeadBucketResponse headBucket(HeadBucketRequest request) {
            if (looks.isEmpty()) {
                return HeadBucketResponse.builder().build();
            }
            throw looks.remove();
        }

        @Override
        public CreateBucketResponse createBucket(CreateBucketRequest request) {
            if (creations.isEmpty()) {
                return CreateBucketResponse.builder().build();
            }
            throw creations.remove();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private static S3Exception refusal(S3Exception.Builder of, int status) {
        return (S3Exception) of.statusCode(status).build();
    }

    @Test
    void aBucketThatAnotherNodeHasMadeMeanwhileIsTheOneWanted() {
        Scripted s3 = new Scripted(List.of(MISSING), List.of(refusal(BucketAlreadyOwnedByYouException.builder(), 409)));

        assertThatCode(() -> new ObjectStore(s3, "shared").ensureBucket()).doesNotThrowAnyException();
    }

    @Test
    void aBucketThatAnotherNodeIsStillMakingIsWaitedFor() {
        Scripted s3 = new Scripted(List.of(MISSING, MISSING), List.of(refusal(S3Exception.builder(), 409)));

        new ObjectStore(s3, "shared").ensureBucket();

        assertThat(s3.looks).isEmpty();
    }

    @Test
    void aBucketOfSomebodyElseIsRefused() {
        Scripted s3 = new Scripted(
                List.of(MISSING, refusal(S3Exception.builder(), 403)),
                List.of(refusal(BucketAlreadyExistsException.builder(), 409)));

        assertThatThrownBy(() -> new ObjectStore(s3, "theirs").ensureBucket()).isInstanceOf(S3Exception.class);
    }

    @Test
    void aStoreThatRefusesToMakeTheBucketSaysSo() {
        Scripted s3 = new Scripted(List.of(MISSING), List.of(refusal(S3Exception.builder(), 403)));

        assertThatThrownBy(() -> new ObjectStore(s3, "claquete").ensureBucket())
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
}
