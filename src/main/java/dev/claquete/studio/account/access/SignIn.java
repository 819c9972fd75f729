package dev.claquete.studio.account.access;

import dev.claquete.studio.account.Account;
import dev.claquete.studio.account.Accounts;
import dev.claquete.studio.account.AccountsProperties;
import dev.claquete.studio.account.Audit;
import dev.claquete.studio.account.RequestTrace;
import dev.claquete.studio.account.access.SignInThrottle.Pace;
import dev.claquete.studio.account.access.SignInThrottle.Subject;
import dev.claquete.studio.account.registration.Passwords;
import dev.claquete.studio.account.registration.RegistrationsByMail;
import dev.claquete.studio.web.TooManyRequests;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/**
 * Checks name or e-mail address and password for every way of signing in. Unknown, deactivated and wrong credentials
 * get the same answer, after the same work and the same waits. Wrong passwords for one name are counted by network, and
 * over all networks together. The latter count slows only sign-ins from networks where the user never signed in, so
 * that others cannot lock a user out.
 */
@Component
class SignIn {

    private static final int LONGEST_NAME = 254;

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordCheckCache fitted;
    private final RegistrationsByMail registrations;
    private final SignInThrottle throttle;
    private final KnownNetworks knownNetworks;
    private final Audit audit;
    private final AccountsProperties properties;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            PasswordCheckCache fitted,
            RegistrationsByMail registrations,
            SignInThrottle throttle,
            KnownNetworks knownNetworks,
            Audit audit,
            AccountsProperties properties) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.fitted = fitted;
        this.registrations = registrations;
        this.throttle = throttle;
        this.knownNetworks = knownNetworks;
        this.audit = audit;
        this.properties = properties;
    }

    /**
     * @throws BadCredentialsException for any wrong pair
     * @throws NotActivated for the right password of a registration that is not activated yet
     * @throws TooManyRequests after too many wrong passwords
     */
    Account check(String name, String password) {
        String network = CallerNetwork.of(RequestTrace.current().address());
        Subject person =
                Subject.of("sign-in", name.toLowerCase(Locale.ROOT) + "\n" + network, properties.signInTries());
        Optional<Account> known = find(name).filter(Account::active);
        String claim = name + "\n" + network + "\n" + password;
        if (known.isPresent() && fitted.knows(claim, known.get())) {
            throttle.forgive(person);
            return known.get();
        }
        Subject place = Subject.of("sign-in-from", network, properties.addressTries());
        Optional<Subject> everywhere = knownNetworks.has(known, network)
                ? Optional.empty()
                : Optional.of(Subject.of("sign-in-anywhere", key(name), properties.nameTries(), Pace.ONE_A_MINUTE));
        everywhere.ifPresent(throttle::check); // before the other counters, which must not count a refused try
        throttle.count(place);
        throttle.count(person);
        everywhere.ifPresent(throttle::count);
        Optional<Account> anybody = find(name);
        Optional<String> waiting = isNobodysName(name) ? Optional.empty() : registrations.passwordHash(name);
        Optional<String> hash = anybody.isPresent() ? known.map(Account::passwordHash) : waiting;
        if (!passwords.fits(password, hash.orElse(null))) {
            audit.record("sign-in-failed", anybody.map(Account::id).orElse(null), Map.of());
            throw new BadCredentialsException("Unknown name or wrong password");
        }
        throttle.takeBack(place);
        everywhere.ifPresent(throttle::takeBack);
        throttle.forget(person);
        Account account = known.orElseThrow(NotActivated::new);
        fitted.remember(claim, account);
        audit.record("signed-in", account.id(), Map.of());
        return account;
    }

    /** The same key for all names of an account, so that two names do not double the allowance. */
    private String key(String name) {
        return find(name).map(account -> account.id().toString()).orElse(name.toLowerCase(Locale.ROOT));
    }

    private Optional<Account> find(String name) {
        return isNobodysName(name)
                ? Optional.empty()
                : accounts.findByName(name).or(() -> accounts.findByEmail(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean isNobodysName(String name) {
        return name.length() > LONGEST_NAME || name.indexOf('\0') >= 0;
    }
}
