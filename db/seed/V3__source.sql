-- The article, to the letter. It names no outlet, no author and no date, and its headline stands twice.

insert into source (gid, title, kind, language, text) values (
  'source:all-for-all-prisoner-swap',
  'Zelenskyy proposes ‘All-for-All’ prisoner swap to jumpstart peace talks with Russia',
  'ARTICLE',
  'en',
  $article$Zelenskyy proposes ‘All-for-All’ prisoner swap to jumpstart peace talks with Russia
Zelenskyy proposes ‘All-for-All’ prisoner swap to jumpstart peace talks with Russia

Ukrainian President Volodymyr Zelenskyy has proposed a full-scale prisoner exchange with Russia as a step toward ending the ongoing conflict. Speaking at a summit in Kyiv on Monday, marking the third anniversary of Russia’s invasion, Zelenskyy emphasized that both nations should release all prisoners of war as a foundation for peace.
"Russia must release Ukrainians. Ukraine is ready to exchange all for all, and this is a fair way to start," Zelenskyy stated, as reported by AFP. He also reiterated his hope that 2025 would mark the beginning of a "real and lasting peace" in Ukraine.
Ukraine’s Resistance and European Support
Earlier in the day, Zelenskyy praised the resilience and courage of the Ukrainian people while welcoming European Union leaders to Kyiv. The visit was a show of solidarity as the country marked three years of resistance against Russian aggression.
"Three years of resistance. Three years of gratitude. Three years of absolute heroism of Ukrainians," he said, thanking both defenders and international supporters.
A total of 13 leaders attended the summit in person, with an additional 24 joining virtually. Zelenskyy expressed optimism that this gathering could serve as a "turning point" in diplomatic efforts.
Russia’s Response and Calls for Negotiation
In response, Russia stated that it was open to negotiations but would only halt military operations if a peace deal aligned with Moscow’s interests. Russian Foreign Minister Sergei Lavrov claimed that while Moscow is attempting to resolve the conflict with the U.S., European nations prefer that the war continues.
Lavrov also urged the United States to appoint an official representative for future negotiations with Russia. He cited recent discussions in Saudi Arabia with U.S. Secretary of State Marco Rubio as "positive."
Tensions with Trump and U.S. Policy Shifts
Zelenskyy has faced increasing criticism from former U.S. President Donald Trump, who has blamed him for not preventing the war. Trump has urged Ukraine to negotiate swiftly, warning that failure to do so could leave Zelenskyy without a country to govern.
Trump’s remarks have heightened tensions, with Zelenskyy dismissing them as Russian propaganda. The exchange underscores growing divisions between Ukraine and the Trump administration, raising concerns among European allies over Washington’s evolving stance on the conflict.$article$
);
