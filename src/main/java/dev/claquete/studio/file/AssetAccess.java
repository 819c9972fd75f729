package dev.claquete.studio.file;

import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.web.Forbidden;
import dev.claquete.studio.web.InvalidInput;
import dev.claquete.studio.web.NotFound;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read an object: its owner, and everybody with a signed link to it. */
@Component
class AssetAccess {

    private final AssetAddress addresses;
    private final AssetLinks links;
    private final Files files;
    private final ObjectStore store;
    private final CurrentAccount caller;

    AssetAccess(AssetAddress addresses, AssetLinks links, Files files, ObjectStore store, CurrentAccount caller) {
        this.addresses = addresses;
        this.links = links;
        this.files = files;
        this.store = store;
        this.caller = caller;
    }

    /**
     * Permission to read an object.
     *
     * @param sharedFor how long anyone may read it at this address; empty if only its owner may
     */
    record Leave(Asset asset, Optional<Duration> sharedFor) {}

    /**
     * @throws InvalidInput if this names no object of ours
     * @throws org.springframework.security.access.AccessDeniedException if the caller is anonymous and has no link
     * @throws Forbidden if an anonymous caller's link is invalid
     * @throws NotFound if there is no such object, or it belongs to another account
     */
    Leave open(String url, @Nullable Long expires, @Nullable String signature) {
        ObjectKey key = addresses
                .keyOf(url)
                .orElseThrow(() -> new InvalidInput("url", "must be an object key or an address of this installation"));
        if (signature != null && expires != null && links.allows(key, expires, signature)) {
            return new Leave(describe(key), Optional.of(links.untilExpiry(expires)));
        }
        if (signature != null && caller.find().isEmpty()) {
            throw new Forbidden();
        }
        files.resolveOwn(caller.id(), key.value());
        return new Leave(describe(key), Optional.empty());
    }

    private Asset describe(ObjectKey key) {
        Optional<Asset> known = files.find(key).map(file -> new Asset(key, file.contentType(), file.size()));
        return known.or(() -> store.stat(key).map(stat -> new Asset(key, stat.contentType(), stat.size())))
                .orElseThrow(() -> new NotFound("There is no file " + key));
    }
}
