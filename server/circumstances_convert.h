#ifndef PERRON_SERVER_CIRCUMSTANCES_CONVERT_H_
#define PERRON_SERVER_CIRCUMSTANCES_CONVERT_H_

#include <string>
#include <vector>

#include "google/protobuf/repeated_ptr_field.h"
#include "index/postcodes.h"
#include "matching/circumstances.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/training_service.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "perron/v1/work.pb.h"

namespace perron {

// From the circumstances in a validated resource to those that are judged. Unknown stays unknown.
PersonCircumstances ToCircumstances(const v1::Candidate& candidate, const Postcodes& postcodes);
WorkCircumstances ToCircumstances(const v1::Vacancy& vacancy, const Postcodes& postcodes);
WorkCircumstances ToCircumstances(const v1::Training& training, const Postcodes& postcodes);

// Parts of the above that filters bring as well.
LicenceSet ToLicences(const google::protobuf::RepeatedPtrField<std::string>& names);  // without implied ones
std::vector<LanguageAbility> ToLanguages(const google::protobuf::RepeatedPtrField<v1::LanguageSkill>& languages,
                                         bool demand);  // a demand without a level asks A1

}  // namespace perron

#endif  // PERRON_SERVER_CIRCUMSTANCES_CONVERT_H_
