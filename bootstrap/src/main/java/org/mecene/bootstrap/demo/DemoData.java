package org.mecene.bootstrap.demo;

import java.util.ArrayList;
import java.util.List;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.Users;

/// Fills an empty server with people, work and causes, through the use cases that everybody uses; payments go through the
/// sandbox and reach the books by its webhooks. Done once: a server that knows the first creator is left as it is.
public final class DemoData {
    private final Users users;
    private final DemoPeople people;
    private final DemoPictures pictures;
    private final DemoCreators creators;
    private final DemoCampaigns campaigns;

    DemoData(
            Users users,
            DemoPeople people,
            DemoPictures pictures,
            DemoCreators creators,
            DemoCampaigns campaigns) {
        this.users = users;
        this.people = people;
        this.pictures = pictures;
        this.creators = creators;
        this.campaigns = campaigns;
    }

    /// @param admin who decides on applications and campaigns
    /// @return false when the data was there
    public boolean fill(Actor admin) {
        if (users.isHandleTaken(Handle.parse(DemoTexts.CREATORS.getFirst().handle()))) {
            return false;
        }
        var audience = DemoTexts.AUDIENCE.stream().map(people::signUp).toList();
        var makers = new ArrayList<Actor>();
        for (var person : DemoTexts.CREATORS) {
            var signedUp = people.signUp(person);
            people.portray(signedUp, person, pictures.by(signedUp, "portrait"));
            makers.add(people.makeCreator(signedUp, admin, person.bio()));
        }
        for (var index = 0; index < makers.size(); index++) {
            creators.show(makers.get(index), DemoTexts.WORKS.get(index), audience);
        }
        fillCampaigns(admin, makers, audience);
        return true;
    }

    private void fillCampaigns(Actor admin, List<Actor> makers, List<Actor> audience) {
        for (var index = 0; index < DemoTexts.CAUSES.size(); index++) {
            var owner = index < makers.size() ? makers.get(index) : audience.get(index % audience.size());
            var donors = audience.stream().filter(donor -> !donor.equals(owner)).toList();
            campaigns.show(owner, admin, DemoTexts.CAUSES.get(index), donors);
        }
    }
}
