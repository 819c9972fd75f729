package dev.claquete.studio.web;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.DisconnectedClientHelper;

/** A browser that leaves while it is being answered: nothing is wrong, and nobody is there to be told. */
final class ClientDisconnected {

    private ClientDisconnected() {}

    /**
     * Whether the exception comes from the caller's line, in whatever it is wrapped. A line that breaks may also be one of ours, to
     * the store for example; the caller is still there then.
     */
    static boolean tells(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return e instanceof IOException && DisconnectedClientHelper.isClientDisconnectedException(e);
    }
}
