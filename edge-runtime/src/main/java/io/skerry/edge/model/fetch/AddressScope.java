package io.skerry.edge.model.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;

/** How far an address reaches, from this machine to the whole Internet (RFC 1918, 3927, 4193, 4291, 6598, 6890). */
enum AddressScope {
    LOOPBACK,
    LINK_LOCAL,
    PRIVATE,
    PUBLIC;

    static AddressScope of(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean v6 = address instanceof Inet6Address;
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || (!v6 && bytes[0] == 0)) {
            return LOOPBACK;
        }
        if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return LINK_LOCAL;
        }
        return address.isSiteLocalAddress() || (v6 ? isUniqueLocal(bytes) : isCarrierNat(bytes)) ? PRIVATE : PUBLIC;
    }

    private static boolean isUniqueLocal(byte[] v6) {
        return (v6[0] & 0xfe) == 0xfc;
    }

    private static boolean isCarrierNat(byte[] v4) {
        return (v4[0] & 0xff) == 100 && (v4[1] & 0xc0) == 64;
    }
}
