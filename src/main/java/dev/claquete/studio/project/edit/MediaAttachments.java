package dev.claquete.studio.project.edit;

import dev.claquete.render.image.PictureGround;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.file.DownloadedFile;
import dev.claquete.studio.file.Files;
import dev.claquete.studio.file.GuardedDownloader;
import dev.claquete.studio.file.IncomingFiles;
import dev.claquete.studio.file.MediaCheck;
import dev.claquete.studio.file.MediaKind;
import dev.claquete.studio.file.StoredFile;
import dev.claquete.studio.process.TransactionHooks;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.JsonReader;
import dev.claquete.studio.web.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * Media that callers reference by address. Everything is downloaded and checked first, outside any transaction, and
 * then stored together with the rows that refer to it. If those rows are not committed, the stored files are removed
 * again.
 */
@Component
class MediaAttachments {

    static final int MAX_ADDRESS = 4096;
    private static final List<String> PLAIN = List.of("image/png", "image/jpeg");

    private final Files files;
    private final ObjectStore store;
    private final GuardedDownloader downloader;
    private final MediaCheck check;
    private final IncomingFiles intake;

    MediaAttachments(
            Files files, ObjectStore store, GuardedDownloader downloader, MediaCheck check, IncomingFiles intake) {
        this.files = files;
        this.store = store;
        this.downloader = downloader;
        this.check = check;
        this.intake = intake;
    }

    /** Opens the attachments of one request; closing it removes the local files. */
    Tray tray(UUID owner) {
        return new Tray(owner);
    }

    /**
     * A checked file: either an object of the owner's in the store, or a local file that is not stored yet.
     *
     * @param own set for an object in the store
     * @param fetched set for a local file
     */
    record Given(@Nullable ObjectKey own, @Nullable DownloadedFile fetched) {}

    final class Tray implements AutoCloseable {

        private final UUID owner;
        private @Nullable Path folder;
        private int count;

        private Tray(UUID owner) {
            this.owner = owner;
        }

        /** Downloads the file that a field names; empty if the field is absent, null or blank. */
        Optional<Given> fetch(JsonReader in, String name, MediaKind kind) {
            return in.get(name)
                    .text(MAX_ADDRESS)
                    .filter(address -> !address.isBlank())
                    .map(address -> fetch(in.get(name).path(), address, kind));
        }

        /**
         * Reads a scene's {@code image_url}. If {@code image_background} is a colour, a transparent picture is laid on
         * it; otherwise, and for animations, the renderer adds a blurred background.
         */
        Optional<Given> picture(JsonReader in) {
            Optional<PictureGround> ground = in.get("image_background").text(20).map(wanted -> PictureGround.of(wanted)
                    .orElseThrow(() -> in.invalid("image_background", "must be blur, or a colour as #RRGGBB")));
            return fetch(in, "image_url", MediaKind.MOVING_IMAGE).map(given -> ground.map(PictureGround::colour)
                    .map(colour -> laidOn(in.get("image_url").path(), given, new PictureGround(colour)))
                    .orElse(given));
        }

        private Given laidOn(String field, Given given, PictureGround ground) {
            try {
                DownloadedFile fetched = given.fetched();
                Path file = fetched != null
                        ? fetched.file()
                        : store.download(Objects.requireNonNull(given.own()), nextFile());
                return new Given(null, check.laidOn(field, file, ground));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** @throws InvalidInput naming the field, if the address or its content is invalid */
        Given fetch(String field, String address, MediaKind kind) {
            return own(field, address, kind)
                    .orElseGet(() -> new Given(null, downloader.fetch(field, address, kind, nextFile())));
        }

        /**
         * Takes a file that was sent with the request.
         *
         * @throws InvalidInput naming the field, if the file is invalid
         */
        Given take(String field, MultipartFile file, MediaKind kind) {
            try {
                Path local = nextFile();
                file.transferTo(local);
                return new Given(null, check.check(field, local, kind));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A new local file for this request. */
        private Path nextFile() {
            try {
                if (folder == null) {
                    folder = intake.newFolder();
                }
                return folder.resolve("file-" + count++);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Optional<Given> own(String field, String address, MediaKind kind) {
            if (!files.isOurs(address)) {
                return Optional.empty();
            }
            try {
                ObjectKey key = files.resolveOwn(owner, address);
                String type = files.find(key).map(StoredFile::contentType).orElse("");
                if (!type.startsWith(kind.word() + "/")) {
                    throw new InvalidInput(field, "must be of type " + kind.word() + ", not " + type);
                }
                return Optional.of(usable(field, key, type, kind));
            } catch (NotFound e) {
                if (address.strip().startsWith("http")) {
                    return Optional.empty();
                }
                throw new InvalidInput(field, "must name one of your files");
            }
        }

        /**
         * Returns an upload of the owner unchanged, unless it is a picture other than PNG or JPEG, which is converted
         * to a local file.
         */
        private Given usable(String field, ObjectKey key, String type, MediaKind kind) {
            if (!kind.word().equals("image") || PLAIN.contains(type)) {
                return new Given(key, null);
            }
            try {
                return new Given(null, check.check(field, store.download(key, nextFile()), kind));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * Stores a file within the current transaction. An upload of the owner stays where it is; a file in another
         * project's folder is copied, because it would be deleted with that project.
         *
         * @param folder in the store, for example {@code projects/<id>/given}
         * @param projectId the project with which it is deleted, or null
         */
        ObjectKey keep(Given given, String folder, @Nullable UUID projectId) {
            ObjectKey own = given.own();
            if (own != null) {
                files.keep(own);
                return stays(own, projectId) ? own : copied(own, folder, projectId);
            }
            DownloadedFile file = given.fetched();
            if (file == null) {
                throw new IllegalArgumentException("nothing given");
            }
            ObjectKey key = ObjectKey.derived(folder, "given", ContentHash.of(file.sha256()), file.extension());
            return put(key, file.file(), file.contentType(), projectId);
        }

        private ObjectKey copied(ObjectKey own, String folder, @Nullable UUID projectId) {
            String name = own.value();
            ObjectKey key =
                    ObjectKey.derived(folder, "given", ContentHash.of(name), name.substring(name.lastIndexOf('.') + 1));
            String type = files.find(own).orElseThrow().contentType();
            return put(key, store.download(own, nextFile()), type, projectId);
        }

        private ObjectKey put(ObjectKey key, Path file, String contentType, @Nullable UUID projectId) {
            files.guard(key);
            if (!store.exists(key)) {
                removeOnRollback(key);
                store.put(key, file, contentType, Map.of());
            }
            files.register(owner, projectId == null ? null : projectId.toString(), key);
            return key;
        }

        @Override
        public void close() {
            if (folder != null) {
                try {
                    FileSystemUtils.deleteRecursively(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static boolean stays(ObjectKey own, @Nullable UUID projectId) {
        return own.value().startsWith("uploads/")
                || projectId != null && own.value().startsWith("projects/" + projectId + "/");
    }

    private void removeOnRollback(ObjectKey key) {
        TransactionHooks.afterRollback(() -> store.delete(key));
    }
}
