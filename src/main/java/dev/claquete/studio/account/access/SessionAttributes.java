package dev.claquete.studio.account.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;

/**
 * Deserialises the attributes of a browser session: our session's id, and what the engine's web apps store about its
 * user. It creates no other objects from the database's bytes. Attributes from another version that cannot be read
 * count as absent, so the user signs in again.
 */
class SessionAttributes implements Converter<byte[], Object> {

    private static final Logger log = LoggerFactory.getLogger(SessionAttributes.class);

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxbytes=262144;maxdepth=20;maxrefs=10000;maxarray=10000;java.lang.*;java.util.*;"
                    + "org.camunda.bpm.webapp.impl.security.auth.*;!*");

    @Override
    public @Nullable Object convert(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            log.info("A browser session has an attribute that this version cannot read: {}", e.toString());
            return null;
        }
    }
}
