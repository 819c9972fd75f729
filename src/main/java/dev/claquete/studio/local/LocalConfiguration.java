package dev.claquete.studio.local;

import dev.claquete.dependency.Dependency;
import dev.claquete.storage.ObjectStore;
import dev.claquete.storage.StorageProperties;
import java.net.URI;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Starts embedded servers for what is not configured; Spring stops them again, after their clients. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class LocalConfiguration {

    @Bean
    Secrets secrets(LocalProperties properties) {
        return new Secrets(properties.dataDir());
    }

    /** Locked only if an embedded server runs: nodes that share a database and a store may share a folder. */
    @Bean
    @Lazy
    DataDirectory dataDirectory(LocalProperties properties) {
        return DataDirectory.hold(properties.dataDir());
    }

    /** Spring Boot makes its DataSource from this. */
    @Bean
    @Conditional(NoDatabaseConfigured.class)
    LocalPostgres localPostgres(DataDirectory directory, Secrets secrets) throws Exception {
        return LocalPostgres.start(
                directory.path(), secrets.get("postgres-password", null, 32).value());
    }

    @Bean
    @Lazy
    LocalObjectStore localObjectStore(
            DataDirectory directory,
            StorageProperties storage,
            Secrets secrets,
            @Value("${claquete.storage.port:0}") int port)
            throws Exception {
        return LocalObjectStore.start(
                directory.path().resolve("s3"), port, storage.accessKeyId(), secret(storage, secrets));
    }

    @Bean
    S3Client s3Client(StorageProperties storage, Secrets secrets, ObjectProvider<LocalObjectStore> local) {
        URI endpoint = endpoint(storage, local);
        return complete(storage, endpoint, secrets).client(endpoint);
    }

    /** Signs for the address by which callers reach the store, which may differ from ours. */
    @Bean
    S3Presigner s3Presigner(
            StorageProperties storage,
            Secrets secrets,
            ObjectProvider<LocalObjectStore> local,
            @Value("${claquete.storage.public-endpoint:}") String publicEndpoint) {
        URI endpoint = endpoint(storage, local);
        return complete(storage, endpoint, secrets)
                .presigner(publicEndpoint.isBlank() ? endpoint : URI.create(publicEndpoint.strip()));
    }

    private static StorageProperties complete(StorageProperties storage, URI endpoint, Secrets secrets) {
        return new StorageProperties(
                endpoint, storage.region(), storage.bucket(), storage.accessKeyId(), secret(storage, secrets));
    }

    @Bean
    ObjectStore objectStore(S3Client s3, StorageProperties storage) {
        ObjectStore store = new ObjectStore(s3, storage.bucket());
        try {
            store.ensureBucket();
        } catch (SdkException e) {
            throw new CannotStart(
                    "The bucket '" + storage.bucket() + "' at " + storage.endpoint() + " does not answer: "
                            + e.getMessage(),
                    "Check CLAQUETE_STORAGE_ENDPOINT, _BUCKET, _REGION, _ACCESS_KEY_ID and _SECRET_ACCESS_KEY; without an"
                            + " endpoint Claquete runs an S3 server of its own.",
                    e);
        }
        return store;
    }

    @Bean
    Dependency store(ObjectStore store) {
        return store.dependency();
    }

    @Bean
    InstallationInfo installation(
            LocalProperties properties,
            JdbcConnectionDetails database,
            StorageProperties storage,
            ObjectProvider<LocalObjectStore> local) {
        return new InstallationInfo(
                properties.dataDir(),
                database.getJdbcUrl().replaceAll("[?].*|//[^/]*@", ""),
                database instanceof LocalPostgres,
                endpoint(storage, local),
                storage.endpoint() == null,
                storage.bucket());
    }

    private static URI endpoint(StorageProperties storage, ObjectProvider<LocalObjectStore> local) {
        URI configured = storage.endpoint();
        return configured == null ? local.getObject().endpoint() : configured;
    }

    private static String secret(StorageProperties storage, Secrets secrets) {
        if (storage.endpoint() != null && storage.secretAccessKey().isBlank()) {
            throw new CannotStart(
                    "CLAQUETE_STORAGE_ENDPOINT is set, but its secret is not.",
                    "Set CLAQUETE_STORAGE_ACCESS_KEY_ID and CLAQUETE_STORAGE_SECRET_ACCESS_KEY.");
        }
        return secrets.get("storage-secret", storage.secretAccessKey(), 32).value();
    }

    static class NoDatabaseConfigured extends NoneNestedConditions {

        NoDatabaseConfigured() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static class Configured {}
    }
}
