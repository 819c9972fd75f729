package dev.claquete.studio.file.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/** Resolves only names whose addresses are all public; one private address is enough to refuse the name. */
record VettedDns(Dns dns) implements Dns {

    /** Thrown for a name that leads to a private network. */
    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1;

        NotPublic(String name) {
            super(name + " has an address that is not public");
        }
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> addresses = dns.lookup(hostname);
        if (!addresses.stream().allMatch(PublicAddresses::contain)) {
            throw new NotPublic(hostname);
        }
        return addresses;
    }
}
