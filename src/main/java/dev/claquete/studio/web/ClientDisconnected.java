package dev.claquete.studio.web;

import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Detects a client that disconnects while it is being answered: that is not an error, and there is nobody to answer.
 */
final class ClientDisconnected {

    private ClientDisconnected() {}

    /**
     * Whether the exception comes from the caller's connection, however it is wrapped. A broken connection may also be
     * one of ours, for example to the store; then the caller is still there.
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
