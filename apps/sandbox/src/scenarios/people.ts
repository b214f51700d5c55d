/**
 * Invented people. Columns: given names | surname | given and surname in the native script | sex | birth date |
 * nationality | place of birth | street | postal code and city | latitude, longitude | document | skin tone.
 */
export const PEOPLE_TABLE = `
Amélie|Vanderstraeten||F|1988-03-14|BEL|Gent|Korenlei 41|9000 Gent|51.054,3.720|id_card|1
Łukasz|Brzęczyszewski||M|1979-11-02|POL|Gdańsk|ul. Długa 17/4|80-831 Gdańsk|54.349,18.653|id_card|0
Iñigo|Etxeberria Núñez||M|1992-07-25|ESP|Bilbao|Calle Ledesma 9, 3º B|48001 Bilbao|43.263,-2.934|passport|2
Çağla|Özdemiroğlu||F|1995-01-30|TUR|İzmir|Kıbrıs Şehitleri Cad. 88|35220 İzmir|38.435,27.142|id_card|2
Oksana|Kovalchuk|Оксана|Ковальчук|F|1984-05-19|UKR|Lviv|vul. Franka 22|79000 Lviv|49.836,24.029|passport|0
Bojan|Stojković|Бојан|Стојковић|M|1971-09-08|SRB|Niš|Obrenovićeva 54|18000 Niš|43.320,21.896|id_card|1
Desislava|Hristova|Десислава|Христова|F|1990-12-11|BGR|Plovdiv|ul. Ivan Vazov 31|4000 Plovdiv|42.145,24.749|id_card|1
Nurlan|Abdrakhmanov|Нұрлан|Әбдірахманов|M|1986-02-27|KAZ|Almaty|Abay Ave 105|050008 Almaty|43.238,76.912|passport|2
Layla|Al Mansouri|ليلى|المنصوري|F|1993-06-03|ARE|Abu Dhabi|Corniche Road 18|Abu Dhabi|24.476,54.346|id_card|3
Youssef|Benkirane|يوسف|بنكيران|M|1981-10-21|MAR|Fès|Rue Talaa Kebira 12|30110 Fès|34.062,-4.982|passport|3
Mariam|El Sherbini|مريم|الشربيني|F|1997-04-16|EGY|Alexandria|Saad Zaghloul St 73|Alexandria|31.200,29.902|id_card|3
Omar|Haddadin|عمر|حدادين|M|1975-08-29|JOR|Madaba|King Talal St 5|17110 Madaba|31.716,35.794|passport|3
Xiaoyun|Chen|晓云|陈|F|1989-09-17|CHN|Hangzhou|Yan'an Road 230|310006 Hangzhou|30.252,120.165|passport|1
Zhiwei|Ouyang|志伟|欧阳|M|1968-12-05|CHN|Chengdu|Renmin South Road 61|610041 Chengdu|30.633,104.065|passport|1
Yating|Lin|雅婷|林|F|1996-03-22|TWN|Tainan|Minsheng Road 144|700 Tainan|22.995,120.203|passport|1
Thị Ánh|Nguyễn||F|1991-11-09|VNM|Huế|12 Lê Lợi|530000 Huế|16.465,107.589|id_card|2
Björn|Sæmundsson||M|1983-05-06|ISL|Akureyri|Hafnarstræti 90|600 Akureyri|65.682,-18.089|passport|0
Siobhán|Ní Dhomhnaill||F|1978-02-13|IRL|Galway|14 Quay Street|H91 XK8C Galway|53.271,-9.055|passport|0
Åsa|Lindström||F|1987-07-01|SWE|Umeå|Rådhusesplanaden 8|903 28 Umeå|63.826,20.263|id_card|0
Jørgen|Aakre||M|1969-04-24|NOR|Ålesund|Kongens gate 12|6002 Ålesund|62.472,6.152|passport|0
Søren|Thygesen||M|1994-10-10|DNK|Aarhus|Vestergade 33|8000 Aarhus|56.157,10.206|passport|0
Aino|Väisänen||F|2000-01-18|FIN|Oulu|Kauppurienkatu 7|90100 Oulu|65.012,25.467|id_card|0
Kārlis|Žukauskas||M|1976-06-30|LTU|Kaunas|Laisvės al. 60|44247 Kaunas|54.897,23.907|id_card|0
Mihkel|Õunapuu||M|1998-09-03|EST|Tartu|Rüütli 12|51007 Tartu|58.381,26.721|id_card|0
Tereza|Dvořáková||F|1985-12-20|CZE|Brno|Kounicova 21|602 00 Brno|49.200,16.604|id_card|1
Ľubomír|Hlaváček||M|1973-03-07|SVK|Košice|Hlavná 68|040 01 Košice|48.722,21.258|id_card|1
Zsófia|Szűcs||F|1999-08-14|HUN|Szeged|Kárász utca 10|6720 Szeged|46.253,20.148|id_card|1
Ștefan|Țăranu||M|1982-01-25|ROU|Iași|Str. Lăpușneanu 14|700057 Iași|47.165,27.581|id_card|1
Đurđica|Šarić||F|1974-11-28|HRV|Osijek|Kapucinska 25|31000 Osijek|45.560,18.676|id_card|1
Giulia|D'Annunziata||F|1993-02-02|ITA|Lecce|Via Templari 5|73100 Lecce|40.352,18.172|id_card|2
Matteo|Ferrarini||M|1988-06-17|ITA|Parma|Borgo Regale 19|43121 Parma|44.801,10.331|driving_licence|1
João|Gonçalves Simões||M|1980-09-12|PRT|Braga|Rua do Souto 77|4700-329 Braga|41.550,-8.427|id_card|2
Inês|Magalhães||F|1996-05-04|PRT|Évora|Rua da República 30|7000-656 Évora|38.570,-7.908|passport|2
Thaís|Albuquerque||F|1990-10-07|BRA|Recife|Rua da Aurora 325|50050-000 Recife|-8.060,-34.881|passport|4
Ezequiel|Aguirre Peña||M|1986-04-11|ARG|Rosario|Bv. Oroño 1120|S2000 Rosario|-32.945,-60.655|id_card|2
Ximena|Villaseñor||F|1998-12-01|MEX|Puebla|Av. Juárez 2207|72160 Puebla|19.046,-98.222|passport|3
Hélène|Châtelain||F|1977-07-19|FRA|Nancy|8 rue Saint-Dizier|54000 Nancy|48.690,6.183|id_card|1
Loïc|Kerguélen||M|1991-03-29|FRA|Quimper|2 quai de l'Odet|29000 Quimper|47.995,-4.103|passport|1
Jürgen|Großmann||M|1965-10-31|DEU|Würzburg|Juliuspromenade 44|97070 Würzburg|49.796,9.932|id_card|0
Anneliese|Köhler||F|1994-01-08|DEU|Görlitz|Brüderstraße 12|02826 Görlitz|51.156,14.988|passport|0
Pieter|van den Heuvel||M|1984-08-22|NLD|Utrecht|Oudegracht 158|3511 AZ Utrecht|52.091,5.120|id_card|0
Eleni|Papadimitriou|Ελένη|Παπαδημητρίου|F|1989-05-27|GRC|Patras|Riga Fereou 44|262 21 Patras|38.246,21.735|id_card|2
Rhys|Llewellyn||M|1972-12-15|GBR|Swansea|21 Walter Road|SA1 5NN Swansea|51.620,-3.956|driving_licence|0
Priyanka|Raghunathan||F|1992-09-26|IND|Madurai|West Masi Street 118|625001 Madurai|9.920,78.116|passport|4
Chukwuemeka|Okonjo||M|1987-02-09|NGA|Enugu|14 Ogui Road|400001 Enugu|6.447,7.506|passport|5
Aminata|Ndiaye||F|1995-11-23|SEN|Saint-Louis|Rue Blaise Dumont 6|32000 Saint-Louis|16.018,-16.489|passport|5
Wei Ling|Tan|伟玲|陈|F|1983-07-13|SGP|Singapore|Tiong Bahru Road 78|168732 Singapore|1.285,103.832|passport|2
Mykhailo|Zaporozhets|Михайло|Запорожець|M|1990-04-02|UKR|Chernivtsi|vul. Kobylianskoi 19|58000 Chernivtsi|48.291,25.935|passport|0
Milica|Radosavljević|Милица|Радосављевић|F|1997-10-18|SRB|Subotica|Korzo 7|24000 Subotica|46.100,19.666|passport|1
Plamen|Dobrev|Пламен|Добрев|M|1963-06-09|BGR|Ruse|ul. Aleksandrovska 50|7000 Ruse|43.849,25.955|id_card|1
Noura|Bensalem|نورة|بنسالم|F|1986-12-29|MAR|Tanger|Rue de la Liberté 27|90000 Tanger|35.781,-5.813|residence_permit|3
Khaled|Abu Zahra|خالد|أبو زهرة|M|1970-03-15|EGY|Asyut|El Gomhoria St 19|Asyut|27.181,31.184|passport|3
Ruoxi|Zhao|若曦|赵|F|1999-06-21|CHN|Xi'an|Nanguanzheng Street 9|710054 Xi'an|34.237,108.946|residence_permit|1
Tomasz|Wiśniewski-Żak||M|1985-09-30|POL|Poznań|ul. Święty Marcin 40|61-807 Poznań|52.408,16.919|passport|0
Nerea|Agirrezabala||F|1981-01-12|ESP|Donostia|Calle San Martín 28|20007 Donostia|43.317,-1.982|id_card|2
Baptiste|Lemaître||M|2001-05-15|FRA|Dijon|15 rue Musette|21000 Dijon|47.323,5.041|id_card|1
Katarzyna|Ściegienna||F|1974-08-06|POL|Lublin|ul. Narutowicza 33|20-016 Lublin|51.245,22.560|id_card|0
Emre|Yıldırım||M|1993-12-24|TUR|Bursa|Atatürk Cad. 57|16010 Bursa|40.183,29.061|passport|2
Freya|Østergaard||F|1989-02-19|DNK|Odense|Nørregade 24|5000 Odense|55.398,10.387|passport|0
Gonzalo|Íñiguez de la Torre||M|1978-10-03|ESP|Burgos|Paseo del Espolón 6|09003 Burgos|42.340,-3.702|id_card|2
Beatriz|Carvalhal||F|1984-06-26|PRT|Coimbra|Rua Ferreira Borges 101|3000-180 Coimbra|40.208,-8.429|id_card|2
Henrik|Sjögren||M|1966-01-05|SWE|Visby|Hästgatan 3|621 56 Visby|57.639,18.294|driving_licence|0
Valentina|Bogdanović|Валентина|Богдановић|F|1992-03-31|SRB|Novi Sad|Dunavska 12|21000 Novi Sad|45.257,19.848|id_card|1
Abdelhak|Tazi|عبد الحق|التازي|M|1988-11-16|MAR|Meknès|Rue Rouamzine 41|50000 Meknès|33.894,-5.557|passport|3
Haoran|Sun|浩然|孙|M|1994-07-08|CHN|Qingdao|Zhongshan Road 82|266001 Qingdao|36.064,120.318|passport|1
Clémence|Vasseur-Rêveur||F|1983-04-20|FRA|Annecy|11 rue Sainte-Claire|74000 Annecy|45.898,6.126|passport|1
Dávid|Kertész||M|1996-10-29|HUN|Pécs|Király utca 15|7621 Pécs|46.076,18.230|passport|1
Ioana|Brâncoveanu||F|1979-07-23|ROU|Cluj-Napoca|Bd. Eroilor 20|400129 Cluj-Napoca|46.769,23.592|passport|1
Marek|Svoboda||M|1991-01-17|CZE|Olomouc|Ostružnická 9|779 00 Olomouc|49.593,17.250|driving_licence|1
Saoirse|Mac Giolla||F|2002-02-28|IRL|Cork|5 Oliver Plunkett St|T12 V6NW Cork|51.898,-8.471|passport|0
Leonor|Quintanilha||F|1968-09-14|PRT|Faro|Rua de Santo António 52|8000-283 Faro|37.016,-7.933|passport|2
Taras|Melnychenko|Тарас|Мельниченко|M|1982-05-10|UKR|Poltava|vul. Sobornosti 33|36000 Poltava|49.589,34.551|passport|0
`;
