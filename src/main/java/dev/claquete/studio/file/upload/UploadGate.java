package dev.claquete.studio.file.upload;

import dev.claquete.studio.account.CurrentAccount;
import dev.claquete.studio.file.Quota;
import dev.claquete.studio.file.StorageUsage;
import dev.claquete.studio.file.UploadCapacity;
import dev.claquete.studio.web.ErrorWriter;
import dev.claquete.studio.web.TooLarge;
import dev.claquete.studio.web.TooManyRequests;
import dev.claquete.studio.web.Unavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks every request with a file before its body is read, and so before a byte is on the disk: its announced length,
 * its account's quota, the uploads in progress and the free disk space. A body of unknown length is limited in the same
 * way while it is written. A refused request is answered at once, and the connection closed.
 */
class UploadGate extends OncePerRequestFilter {

    /** The other fields of a form and its separators. */
    static final long FORM_BYTES = 64 * 1024;

    /** A video in pieces is on the disk a piece at a time; its room was reserved when it began. */
    private static final long PIECE_BYTES = 16 << 20;

    private static final String PIECE = "application/offset+octet-stream";
    private static final String FORM = "multipart/";
    private static final String FIELD = "file";

    private final CurrentAccount caller;
    private final Quota quota;
    private final UploadCapacity room;
    private final UploadSizes sizes;
    private final ErrorWriter errors;

    UploadGate(CurrentAccount caller, Quota quota, UploadCapacity room, UploadSizes sizes, ErrorWriter errors) {
        this.caller = caller;
        this.quota = quota;
        this.room = room;
        this.sizes = sizes;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = String.valueOf(request.getContentType()).strip().toLowerCase(Locale.ROOT);
        boolean form = type.startsWith(FORM);
        if (!form && !type.startsWith(PIECE)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<UUID> account = caller.find();
        if (account.isEmpty()) {
            errors.write(
                    request,
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type: only the owner of an account sends files");
            return;
        }
        UploadCapacity.Place place;
        try {
            place = form ? form(request, account.get()) : piece(request, account.get());
        } catch (TooLarge e) {
            errors.write(request, response, e);
            return;
        } catch (TooManyRequests e) {
            errors.write(request, response, e);
            return;
        } catch (Unavailable e) {
            errors.write(request, response, e);
            return;
        }
        try (place) {
            chain.doFilter(request, response);
        }
    }

    private UploadCapacity.Place form(HttpServletRequest request, UUID account) {
        long length = request.getContentLengthLong();
        long most = sizes.most(request);
        if (length > most) {
            throw new TooLarge(FIELD, "is larger than an upload may be, " + StorageUsage.words(most));
        }
        StorageUsage usage = quota.usage(account);
        long least = Math.max(1, length - FORM_BYTES);
        if (!usage.takes(least)) {
            throw new TooLarge(
                    FIELD,
                    (length < 0 ? "does not fit: " : "has " + StorageUsage.words(length) + ", but ")
                            + StorageUsage.words(usage.used() + usage.reserved()) + " of your "
                            + StorageUsage.words(usage.quota()) + " are in use already");
        }
        if (length >= 0) {
            return room.enter(account, length);
        }
        long inQuota = Math.min(usage.left(), Long.MAX_VALUE - FORM_BYTES) + FORM_BYTES;
        long bound = Math.min(most, Math.min(inQuota, Math.max(FORM_BYTES, room.roomOnDisk())));
        UploadCapacity.Place place = room.enter(account, bound);
        BoundedBodies.bound(
                request, bound, new TooLarge(FIELD, "is larger than there is room for, " + StorageUsage.words(bound)));
        return place;
    }

    private UploadCapacity.Place piece(HttpServletRequest request, UUID account) {
        long length = request.getContentLengthLong();
        return room.enter(account, length < 0 ? PIECE_BYTES : Math.min(length, PIECE_BYTES));
    }
}
